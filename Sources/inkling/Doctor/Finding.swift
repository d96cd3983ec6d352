/// One thing that `inkling doctor` looked at, with what to do where it is not as it should be.
struct Finding: Hashable, Sendable {
    /// How bad it is.
    enum Level: String, Hashable, Sendable {
        case ok
        case warning
        case problem
    }

    let level: Level
    /// What was found, as a sentence.
    let what: String
    /// What to do; empty where nothing is to be done.
    let remedy: String

    static func ok(_ what: String) -> Finding { Finding(level: .ok, what: what, remedy: "") }

    static func warning(_ what: String, remedy: String) -> Finding {
        Finding(level: .warning, what: what, remedy: remedy)
    }

    static func problem(_ what: String, remedy: String) -> Finding {
        Finding(level: .problem, what: what, remedy: remedy)
    }

    /// One line, with tabs between.
    var line: String { [level.rawValue, what, remedy].filter { !$0.isEmpty }.joined(separator: "\t") }
}

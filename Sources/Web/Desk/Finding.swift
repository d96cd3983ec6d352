/// One thing that was looked at in an installation, with what to do where it is not as it should be.
package struct Finding: Hashable, Sendable {
    /// How bad it is.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// As it should be.
        case ok
        /// It could not be looked at, and that is nobody's fault.
        case unchecked
        /// Something that most would rather have otherwise.
        case warning
        /// Something that does not work.
        case problem
    }

    /// How bad it is.
    package let level: Level
    /// What was found, as a sentence.
    package let what: String
    /// What to do; empty where nothing is to be done.
    package let remedy: String

    /// What is as it should be.
    package static func ok(_ what: String) -> Finding { Finding(level: .ok, what: what, remedy: "") }

    /// What could not be looked at.
    package static func unchecked(_ what: String, remedy: String = "") -> Finding {
        Finding(level: .unchecked, what: what, remedy: remedy)
    }

    /// What most would rather have otherwise.
    package static func warning(_ what: String, remedy: String) -> Finding {
        Finding(level: .warning, what: what, remedy: remedy)
    }

    /// What does not work.
    package static func problem(_ what: String, remedy: String) -> Finding {
        Finding(level: .problem, what: what, remedy: remedy)
    }

    /// One line, with tabs between.
    package var line: String { [level.rawValue, what, remedy].filter { !$0.isEmpty }.joined(separator: "\t") }
}

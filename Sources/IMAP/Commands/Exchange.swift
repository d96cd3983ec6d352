/// The commands of a connection: one at a time, each with a tag of its own (RFC 3501 §2.2.1).
struct Exchange: Hashable {
    private var count = 0
    private var waiting: ArraySlice<[UInt8]> = []
    private static let lineEnd = Array("\r\n".utf8)

    /// Whether a command was not answered yet.
    private(set) var isBusy = false

    private var tag: String { "A\(count)" }

    /// Begins a command, and gives what is to be sent.
    mutating func begin(_ command: Command) -> [UInt8] {
        count += 1
        isBusy = true
        waiting = command.parts.dropFirst()
        return Array("\(tag) ".utf8) + (command.parts.first ?? []) + Self.lineEnd
    }

    /// What is sent when the server asks for more; `nil` where there is no more.
    mutating func proceed() -> [UInt8]? {
        waiting.popFirst().map { $0 + Self.lineEnd }
    }

    /// Whether the status is the answer to the command, which is over then.
    mutating func ends(with status: StatusResponse) -> Bool {
        guard isBusy, status.tag == tag else { return false }
        isBusy = false
        waiting = []
        return true
    }
}

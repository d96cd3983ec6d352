/// What a server offers in its answer to EHLO (RFC 5321 §4.1.1.1).
struct Capabilities: Hashable, Sendable {
    /// Whether it offers STARTTLS (RFC 3207).
    var startTLS = false
    /// Whether commands may be sent together (RFC 2920).
    var pipelining = false
    /// Whether it takes bytes beyond ASCII in the content (RFC 6152).
    var eightBit = false
    /// Whether it takes addresses beyond ASCII (RFC 6531).
    var utf8 = false
    /// Whether it takes content by length instead of by its last line (RFC 3030).
    var chunking = false
    /// Whether it wants to know the size beforehand (RFC 1870).
    var size = false
    /// The largest message; `nil` where it names none.
    var largestMessage: Int?
    /// The ways to sign in, in capitals (RFC 4954).
    var signIns: Set<String> = []

    /// Nothing, as a server that knows only HELO.
    init() {}

    /// Reads the lines behind the first.
    init(_ reply: Reply) {
        for line in reply.lines.dropFirst() {
            // Old servers write `AUTH=LOGIN`.
            let words = line.uppercased().split { $0 == " " || $0 == "=" }
            switch words.first {
            case "STARTTLS": startTLS = true
            case "PIPELINING": pipelining = true
            case "8BITMIME": eightBit = true
            case "SMTPUTF8": utf8 = true
            case "CHUNKING": chunking = true
            case "AUTH": signIns.formUnion(words.dropFirst().map(String.init))
            case "SIZE":
                size = true
                // RFC 1870 §4: zero means that there is no fixed limit.
                largestMessage = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            default: break
            }
        }
    }
}

/// How something went, or what the server has to say unasked (RFC 3501 §7.1).
package struct StatusResponse: Hashable, Sendable {
    /// What it says at once.
    package enum Condition: String, Hashable, Sendable {
        /// It went well.
        case ok = "OK"
        /// It did not.
        case no = "NO"
        /// The command was not understood, or is not allowed here.
        case bad = "BAD"
        /// The connection is closed.
        case bye = "BYE"
        /// Nobody needs to log in any more.
        case preAuthenticated = "PREAUTH"
    }

    /// The command that is answered; `nil` where none is.
    package let tag: String?
    /// What it says at once.
    package let condition: Condition
    /// What it says to programs.
    package let code: ResponseCode?
    /// What it says to people; at most ``longestText`` characters.
    package let text: String

    /// No more of the text is kept.
    package static let longestText = 200

    /// Puts it together.
    package init(tag: String? = nil, _ condition: Condition, _ code: ResponseCode? = nil, _ text: String = "") {
        self.tag = tag
        self.condition = condition
        self.code = code
        self.text = text
    }

    /// Reads what follows the tag; `nil` where it is none.
    init?(tag: String?, _ line: Substring) {
        let word = line.prefix { $0 != " " }
        guard let condition = Condition(rawValue: word.uppercased()) else { return nil }
        var rest = line.dropFirst(word.count).drop { $0 == " " }
        var code: ResponseCode?
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            code = ResponseCode(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        self.init(tag: tag, condition, code, String(rest.prefix(Self.longestText)))
    }
}

internal import Mail

/// What stands behind MAIL FROM: or RCPT TO:, a path and parameters (RFC 5321 §4.1.2).
struct MailPath: Hashable, Sendable {
    /// `nil` for `<>`.
    let address: String?
    /// By their names in upper case.
    let parameters: [String: String?]

    init(_ arguments: Substring, after keyword: String, mayBeNobody: Bool) throws(CommandFault) {
        let isSender = mayBeNobody
        func wrong(_ text: String) -> CommandFault { isSender ? .badSender(text) : .badRecipient(text) }
        guard arguments.prefix(keyword.count).uppercased() == keyword else {
            throw .usage("\(keyword) must follow, with an address in angle brackets")
        }
        // RFC 5321 §3.3 allows no blank there; many programs put one all the same.
        let path = arguments.dropFirst(keyword.count).drop { $0 == " " }
        guard path.first == "<", let end = Self.end(of: path) else {
            throw wrong("An address in angle brackets must follow \(keyword)")
        }
        let inner = Self.withoutRoute(path[path.index(after: path.startIndex)..<end])
        guard !inner.isEmpty || mayBeNobody else { throw wrong("An address must stand in the angle brackets") }
        let rest = path[path.index(after: end)...]
        guard rest.isEmpty || rest.first == " " else { throw wrong("A blank must follow the angle bracket") }
        address = inner.isEmpty ? nil : String(inner)
        parameters = try Self.parameters(in: rest)
    }

    /// Where the path ends; brackets in a quoted local part don't end it.
    private static func end(of path: Substring) -> Substring.Index? {
        var isQuoted = false
        var place = path.startIndex
        while place < path.endIndex {
            let character = path[place]
            if isQuoted, character == "\\" {
                path.formIndex(after: &place)
                guard place < path.endIndex else { return nil }
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ">", !isQuoted {
                return place
            }
            path.formIndex(after: &place)
        }
        return nil
    }

    /// RFC 5321 §4.1.1.3: a source route is read over.
    private static func withoutRoute(_ path: Substring) -> Substring {
        guard path.first == "@", let colon = path.firstIndex(of: ":") else { return path }
        return path[path.index(after: colon)...]
    }

    private static func parameters(in text: Substring) throws(CommandFault) -> [String: String?] {
        var parameters: [String: String?] = [:]
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].uppercased()
            guard parameters[name] == nil else {
                throw .badParameter("\(name.prefix(40)) stands there twice; say it once")
            }
            parameters.updateValue(parts.count == 2 ? String(parts[1]) : nil, forKey: name)
        }
        return parameters
    }
}

/// The parameters of MAIL, checked.
struct MailParameters: Hashable, Sendable {
    /// How many octets the message has, as far as the client knows (RFC 1870).
    private(set) var size = 0
    /// Whether addresses and header may have letters beyond ASCII (RFC 6531).
    private(set) var isInternational = false

    init(_ parameters: [String: String?]) throws(CommandFault) {
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
            switch (name, value) {
            case ("SIZE", let value?):
                // RFC 1870 §4: up to 20 digits. More than an Int holds is too large in any case.
                guard (1...20).contains(value.utf8.count), value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    throw .badParameter("SIZE must be a number of octets")
                }
                size = Int(value) ?? .max
            case ("BODY", let value?):
                // RFC 6152 §2. BINARYMIME is not offered.
                guard ["7BIT", "8BITMIME"].contains(value.uppercased()) else {
                    throw .badParameter("BODY must be 7BIT or 8BITMIME")
                }
            case ("SMTPUTF8", nil): isInternational = true
            // RFC 4954 §5: who wrote it first, which is no concern of ours.
            case ("AUTH", _?): break
            case ("SIZE", nil), ("BODY", nil), ("AUTH", nil), ("SMTPUTF8", _):
                throw .badParameter(name == "SMTPUTF8" ? "SMTPUTF8 has no value" : "\(name) needs a value")
            default: throw .unknownParameter(String(name.prefix(40)))
            }
        }
    }
}

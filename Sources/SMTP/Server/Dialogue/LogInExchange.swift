/// How somebody logs in, step by step: PLAIN (RFC 4616) or LOGIN, which was never a standard and lives in every mail program.
enum LogInExchange: Hashable, Sendable {
    case plain
    case loginName
    case loginPassword(name: String)

    /// What an exchange wants next.
    enum Step: Hashable {
        /// Ask for more, with that challenge.
        case ask(LogInExchange, Reply)
        case check(Credentials)
        case refuse(Reply)
    }

    /// Begins it; RFC 4954 §4: an initial response of `=` is an empty one.
    static func begin(_ mechanism: String, initial: String?) -> Step {
        let exchange: LogInExchange
        switch mechanism {
        case "PLAIN": exchange = .plain
        case "LOGIN": exchange = .loginName
        default:
            return .refuse(Reply(504, EnhancedStatus(5, 5, 4), "That mechanism is not known here; take PLAIN or LOGIN"))
        }
        guard let initial else { return .ask(exchange, exchange.challenge) }
        return exchange.answer(initial == "=" ? "" : initial)
    }

    /// Takes the next line of the client.
    func answer(_ line: String) -> Step {
        // RFC 4954 §4.
        if line == "*" { return .refuse(Reply(501, EnhancedStatus(5, 7, 0), "The log-in was given up")) }
        guard let bytes = Base64Text.decode(line) else {
            return .refuse(Reply(501, EnhancedStatus(5, 5, 2), "That is not base64; send it anew"))
        }
        switch self {
        case .plain: return Self.plain(bytes)
        case .loginName:
            guard let name = String(validating: bytes, as: UTF8.self) else { return .refuse(Self.unreadable) }
            let next = LogInExchange.loginPassword(name: name)
            return .ask(next, next.challenge)
        case .loginPassword(let name):
            guard let password = String(validating: bytes, as: UTF8.self) else { return .refuse(Self.unreadable) }
            return .check(Credentials(name: name, password: password))
        }
    }

    /// RFC 4616 §2: who it is for, NUL, who it is, NUL, the password.
    private static func plain(_ bytes: [UInt8]) -> Step {
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
            .compactMap { String(validating: $0, as: UTF8.self) }
        // Nobody acts for somebody else here.
        guard parts.count == 3, parts[0].isEmpty || parts[0] == parts[1] else { return .refuse(unreadable) }
        return .check(Credentials(name: parts[1], password: parts[2]))
    }

    private static let unreadable = Reply(
        501,
        EnhancedStatus(5, 5, 2),
        "Name and password can't be read from that; check the mail program's account"
    )

    private var challenge: Reply {
        switch self {
        case .plain: Reply(334, nil, "")
        // "Username:" and "Password:" in base64.
        case .loginName: Reply(334, nil, "VXNlcm5hbWU6")
        case .loginPassword: Reply(334, nil, "UGFzc3dvcmQ6")
        }
    }
}

/// Base64 as RFC 4648 §4 has it, with all its padding and nothing else.
enum Base64Text {
    /// The bytes; `nil` where the text is anything else.
    static func decode(_ text: String) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count.isMultiple(of: 4) else { return nil }
        let padding = letters.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        for (place, letter) in letters.dropLast(padding).enumerated() {
            guard let value = value(of: letter) else { return nil }
            bits = bits << 6 | UInt32(value)
            guard place % 4 > 0 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: bits >> (6 - 2 * UInt32(place % 4))))
        }
        // The bits that padding leaves over must be nothing: there is one text for each password.
        let isExact = padding == 0 || bits & (padding == 1 ? 0b11 : 0b1111) == 0
        return isExact ? bytes : nil
    }

    private static func value(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

internal import Mail

/// A command line, understood (RFC 5321 §4.1.1 and the extensions that are offered).
enum Command: Hashable, Sendable {
    case helo
    case ehlo
    case lhlo
    case mail(MailPath)
    case recipient(MailPath)
    case data
    case chunk(size: Int, isLast: Bool)
    case logIn(mechanism: String, initial: String?)
    case startTLS
    case reset
    case noop
    case verify
    case help
    case quit

    /// Reads a line without its end.
    init(_ line: [UInt8]) throws(CommandFault) {
        let verb = String(decoding: line.prefix { $0 != ASCII.space }, as: UTF8.self).uppercased()
        let limit = verb == "AUTH" ? ServerRules.longestLogIn : ServerRules.longestCommand
        guard line.count <= limit else { throw .lineTooLong }
        guard !line.contains(0), let text = String(validating: line, as: UTF8.self) else { throw .strangeCharacters }
        let arguments = text.dropFirst(verb.count).trimmed
        switch verb {
        case "EHLO", "HELO", "LHLO": self = try Self.hello(verb, arguments)
        case "MAIL": self = .mail(try MailPath(arguments, after: "FROM:", mayBeNobody: true))
        case "RCPT": self = .recipient(try MailPath(arguments, after: "TO:", mayBeNobody: false))
        case "BDAT": self = try Self.chunk(arguments)
        case "AUTH": self = try Self.logIn(arguments)
        // RFC 5321 §4.1.1.9: what stands behind NOOP says nothing.
        case "NOOP": self = .noop
        case "VRFY": self = .verify
        case "HELP": self = .help
        case "DATA", "RSET", "QUIT", "STARTTLS":
            guard arguments.isEmpty else { throw .noArguments(verb) }
            self = verb == "DATA" ? .data : verb == "RSET" ? .reset : verb == "QUIT" ? .quit : .startTLS
        case "EXPN", "TURN", "ETRN": throw .notHere
        default: throw .unknown
        }
    }

    private static func hello(_ verb: String, _ name: Substring) throws(CommandFault) -> Command {
        guard !name.isEmpty else { throw .usage("\(verb) needs the name of your computer behind it") }
        return verb == "EHLO" ? .ehlo : verb == "HELO" ? .helo : .lhlo
    }

    /// RFC 3030 §2.
    private static func chunk(_ arguments: Substring) throws(CommandFault) -> Command {
        let words = arguments.split(separator: " ")
        guard let size = words.first, size.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let size = Int(size),
            words.count == 1 || words.count == 2 && words[1].uppercased() == "LAST"
        else { throw .lostChunk }
        return .chunk(size: size, isLast: words.count == 2)
    }

    /// RFC 4954 §4.
    private static func logIn(_ arguments: Substring) throws(CommandFault) -> Command {
        let words = arguments.split(separator: " ")
        guard let mechanism = words.first, words.count <= 2 else {
            throw .usage("AUTH needs a mechanism behind it, PLAIN or LOGIN, and at most one word behind that")
        }
        return .logIn(mechanism: mechanism.uppercased(), initial: words.count == 2 ? String(words[1]) : nil)
    }
}

/// Why a command line is not understood.
enum CommandFault: Error, Hashable, Sendable {
    case lineTooLong
    case brokenLine
    case strangeCharacters
    case unknown
    case notHere
    case noArguments(String)
    case usage(String)
    /// A chunk of unknown length follows: what comes next can't be told from it.
    case lostChunk
    case badSender(String)
    case badRecipient(String)
    case unknownParameter(String)
    case badParameter(String)

    /// What is answered.
    var reply: Reply {
        switch self {
        case .lineTooLong: Reply(500, EnhancedStatus(5, 5, 2), "The line is too long; break it up")
        case .brokenLine: Reply(500, EnhancedStatus(5, 5, 2), "The line has a CR or LF alone; end lines with CR LF")
        case .strangeCharacters: Reply(500, EnhancedStatus(5, 5, 2), "The line is no text in UTF-8; send it as such")
        case .unknown: Reply(500, EnhancedStatus(5, 5, 1), "There is no such command; HELP names those that there are")
        case .notHere: Reply(502, EnhancedStatus(5, 5, 1), "This server does not do that")
        case .noArguments(let verb): Reply(501, EnhancedStatus(5, 5, 4), "Nothing may stand behind \(verb)")
        case .usage(let text): Reply(501, EnhancedStatus(5, 5, 4), text)
        case .lostChunk:
            Reply(501, EnhancedStatus(5, 5, 4), "BDAT needs a number of octets behind it, and perhaps LAST")
        case .badSender(let text): Reply(501, EnhancedStatus(5, 1, 7), text.plainForReply)
        case .badRecipient(let text): Reply(501, EnhancedStatus(5, 1, 3), text.plainForReply)
        case .unknownParameter(let name):
            Reply(555, EnhancedStatus(5, 5, 4), "There is no parameter \(name.plainForReply); leave it out")
        case .badParameter(let text): Reply(501, EnhancedStatus(5, 5, 4), text.plainForReply)
        }
    }
}

extension StringProtocol {
    /// Without blanks around it.
    fileprivate var trimmed: SubSequence {
        let start = self[...].drop { $0 == " " || $0 == "\t" }
        guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return start }
        return start[...end]
    }
}

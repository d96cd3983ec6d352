/// What came of a message so far, and the first thing that is wrong with it.
///
/// From then on nothing of it is kept. Each finding depends on the bytes alone, never on the pieces that they came in.
struct MessageContent: Hashable, Sendable {
    /// What was kept.
    private(set) var bytes: [UInt8] = []
    /// The first thing that is wrong.
    private(set) var fault: ContentFault?

    private let limit: Int
    private var line = 1
    private var lineLength = 0
    private var endsInReturn = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes what comes next.
    mutating func take(_ more: ArraySlice<UInt8>) {
        guard fault == nil else { return }
        let fitting = more.prefix(limit - bytes.count)
        check(fitting)
        if fault == nil, fitting.count < more.count { fault = .tooLarge(limit: limit) }
        if fault == nil { bytes.append(contentsOf: fitting) } else { bytes = [] }
    }

    /// Throws away what came, for there is no room for it.
    mutating func giveUp() {
        if fault == nil { fault = .noRoom }
        bytes = []
    }

    /// Nothing more comes.
    mutating func end() {
        if fault == nil, endsInReturn { fault = .loneReturn(line: line) }
        if fault != nil { bytes = [] }
    }

    private mutating func check(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                switch byte {
                case ASCII.lineFeed:
                    // RFC 5321 §2.3.8: CR and LF stand together or not at all; what others make of a lone one can't be told.
                    guard endsInReturn else {
                        fault = .loneLineFeed(line: line)
                        return
                    }
                    endsInReturn = false
                    line += 1
                    lineLength = 0
                case _ where endsInReturn:
                    fault = .loneReturn(line: line)
                    return
                case ASCII.carriageReturn: endsInReturn = true
                case 0:
                    fault = .null(line: line)
                    return
                default:
                    lineLength += 1
                    guard lineLength <= ServerRules.longestLine else {
                        fault = .longLine(line: line)
                        return
                    }
                }
            }
        }
    }
}

/// Why a message is not taken, before anybody reads it.
enum ContentFault: Hashable, Sendable {
    case loneReturn(line: Int)
    case loneLineFeed(line: Int)
    case null(line: Int)
    case longLine(line: Int)
    case tooLarge(limit: Int)
    /// Too many messages come at once.
    case noRoom

    /// What is said at the end of the message.
    var reply: Reply {
        switch self {
        case .loneReturn(let line):
            Reply(554, EnhancedStatus(5, 6, 0), "Line \(line) of the message has a CR without LF; end lines with CR LF")
        case .loneLineFeed(let line):
            Reply(554, EnhancedStatus(5, 6, 0), "Line \(line) of the message ends with LF alone; end lines with CR LF")
        case .null(let line):
            Reply(554, EnhancedStatus(5, 6, 0), "Line \(line) of the message has a NUL; send such content as base64")
        case .longLine(let line):
            Reply(
                500,
                EnhancedStatus(5, 6, 0),
                "Line \(line) of the message has more than \(ServerRules.longestLine) octets; break it, or encode it"
            )
        case .tooLarge(let limit): .tooLarge(limit: limit)
        case .noRoom: Reply(452, EnhancedStatus(4, 3, 1), "Too many messages come at once; try again in a minute")
        }
    }
}

extension Reply {
    /// RFC 1870 §6.
    static func tooLarge(limit: Int) -> Reply {
        Reply(552, EnhancedStatus(5, 3, 4), "At most \(limit) octets are taken here; make the message smaller")
    }
}

/// What a server says at once (RFC 3501 §7).
package enum Response: Hashable, Sendable {
    /// The rest of a command may come, or of a log-in.
    case continuation(String)
    /// How a command went, or what the server has to say unasked.
    case status(StatusResponse)
    /// What it can do, in upper case.
    case capability(Set<String>)
    /// So many messages are in the folder.
    case exists(UInt32)
    /// The message at a place is gone.
    case expunge(UInt32)
    /// Something of a message.
    case fetch(FetchedMessage)
    /// The numbers of the messages that were searched for.
    case search([UInt32])
    /// A folder.
    case list(ListedFolder)
    /// What nobody here needs, by its name.
    case other(String)
}

extension Response {
    /// Reads a whole response.
    init(_ pieces: [ResponsePiece]) throws(ResponseError) {
        guard case .text(let bytes) = pieces.first else { throw .malformed }
        if bytes.first == UInt8(ascii: "+") {
            self = .continuation(String(decoding: bytes.dropFirst().drop { $0 == UInt8(ascii: " ") }, as: UTF8.self))
            return
        }
        guard let space = bytes.firstIndex(of: UInt8(ascii: " ")), space > 0 else { throw .malformed }
        let tag = String(decoding: bytes[..<space], as: UTF8.self)
        let line = String(decoding: bytes[(space + 1)...], as: UTF8.self)[...]
        if let status = StatusResponse(tag: tag == "*" ? nil : tag, line) {
            self = .status(status)
        } else if tag == "*" {
            self = try Self.data(pieces, from: space + 1)
        } else {
            throw .malformed
        }
    }

    /// Whether a line begins a response with data, in which literals may stand; what is said to people may end with `{3}`.
    static func mayHaveLiterals(_ line: [UInt8]) -> Bool {
        guard line.starts(with: [UInt8(ascii: "*"), UInt8(ascii: " ")]) else { return false }
        return StatusResponse(tag: nil, String(decoding: line.dropFirst(2).prefix(16), as: UTF8.self)[...]) == nil
    }

    private static func data(_ pieces: [ResponsePiece], from start: Int) throws(ResponseError) -> Response {
        var reader = ValueReader(pieces, from: start)
        let values = try reader.rest()
        guard let first = values.first else { throw .malformed }
        if let number = first.number { return try numbered(number, values.dropFirst()) }
        switch first.word {
        case "CAPABILITY": return .capability(Set(values.dropFirst().compactMap(\.word)))
        case "SEARCH": return .search(values.dropFirst().compactMap(\.number))
        case "LIST": return .list(try ListedFolder(values.dropFirst()))
        case let word?: return .other(word)
        case nil: throw .malformed
        }
    }

    private static func numbered(_ number: UInt32, _ values: ArraySlice<Value>) throws(ResponseError) -> Response {
        switch values.first?.word {
        case "EXISTS": return .exists(number)
        case "EXPUNGE": return .expunge(number)
        case "FETCH":
            guard let items = values.dropFirst().first?.items else { throw .malformed }
            return .fetch(try FetchedMessage(items))
        case let word?: return .other(word)
        case nil: throw .malformed
        }
    }
}

/// What a server told of one message (RFC 3501 §7.4.2): as much as was asked for.
package struct FetchedMessage: Hashable, Sendable {
    /// Its number, which it keeps as long as the folder's validity is the same.
    package var uid: UInt32?
    /// Its flags as they stand there.
    package var flags: [String] = []
    /// When the server got it, in seconds since 1970.
    package var internalDate: Int64?
    /// How many bytes it has, as the server says.
    package var size: Int?
    /// Its bytes, or the first of them.
    package var body: [UInt8]?

    /// Nothing is known.
    package init() {}

    /// Reads names and values in turn; what was not asked for is passed over.
    init(_ items: [Value]) throws(ResponseError) {
        guard items.count.isMultiple(of: 2) else { throw .malformed }
        for place in stride(from: 0, to: items.count, by: 2) {
            let value = items[place + 1]
            switch items[place].word {
            case "UID":
                guard let number = value.number, number > 0 else { throw .malformed }
                uid = number
            case "RFC822.SIZE":
                guard let number = value.largeNumber else { throw .malformed }
                size = number
            case "FLAGS":
                flags = (value.items ?? []).compactMap { $0.bytes.map { String(decoding: $0, as: UTF8.self) } }
            case "INTERNALDATE":
                internalDate = value.bytes.flatMap { ServerDate.seconds($0) }
            case "BODY[]", "BODY[]<0>", "BODY[HEADER]":
                body = value.bytes
            case nil:
                throw .malformed
            default:
                break
            }
        }
    }
}

/// What is wrong with an address, and where.
///
/// Its description may quote the input, so show it to its typist and log it nowhere.
package enum AddressError: Error, Hashable, Sendable {
    /// Entry `entry` of a list, from 1, is empty or has no address in it.
    case empty(entry: Int)
    /// A carriage return, line feed, NUL or other control character stands at byte `offset`.
    case controlCharacter(entry: Int, offset: Int)
    /// `text` is no address by RFC 5321 §4.1.2 and RFC 6531; `offset` is the byte in it where reading ends.
    case notAnAddress(entry: Int, text: String, offset: Int)
    /// The part before the @ has more than 64 bytes (RFC 5321 §4.5.3.1.1).
    case localPartTooLong(entry: Int)
    /// The domain has more than 255 bytes (RFC 5321 §4.5.3.1.2), or a label of more than 63.
    case domainTooLong(entry: Int)
    /// A quote, comment or angle bracket is opened at byte `offset` and never closed.
    case unclosed(entry: Int, offset: Int)
}

extension AddressError: CustomStringConvertible {
    /// A sentence for the person who typed it; it may quote what was typed.
    package var description: String {
        switch self {
        case .empty(let entry): "Address \(entry) is empty."
        case .controlCharacter(let entry, let offset):
            "Address \(entry) has a line break or control character at place \(offset + 1)."
        case .notAnAddress(let entry, let text, let offset):
            "Address \(entry), “\(text)”, is not an email address: see place \(offset + 1)."
        case .localPartTooLong(let entry): "Address \(entry) has more than 64 bytes before the @."
        case .domainTooLong(let entry): "Address \(entry) has a domain that is too long."
        case .unclosed(let entry, let offset):
            "Address \(entry) has a quote or bracket at place \(offset + 1) that is not closed."
        }
    }
}

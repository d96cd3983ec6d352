/// What a status response says to programs, in brackets before its text (RFC 3501 §7.1, RFC 5530, RFC 4315).
package enum ResponseCode: Hashable, Sendable {
    /// Whoever keeps the mailbox is to read the text.
    case alert
    /// What the server can do.
    case capability(Set<String>)
    /// What numbers of messages hold as long as it is the same.
    case uidValidity(UInt32)
    /// The number that the next message will have, or a later one.
    case uidNext(UInt32)
    /// The validity and number of the message that was just put into a folder.
    case appendUID(UInt32, UInt32)
    /// Any other, by its name in upper case.
    case other(String)

    /// Reads what stands between the brackets.
    init(_ text: Substring) {
        let words = text.split(separator: " ")
        let name = words.first?.uppercased() ?? ""
        let numbers = words.dropFirst().map { UInt32($0) }
        switch (name, numbers.first ?? nil, numbers.dropFirst().first ?? nil) {
        case ("ALERT", _, _): self = .alert
        case ("CAPABILITY", _, _): self = .capability(Set(words.dropFirst().map { $0.uppercased() }))
        case ("UIDVALIDITY", let validity?, _): self = .uidValidity(validity)
        case ("UIDNEXT", let next?, _): self = .uidNext(next)
        case ("APPENDUID", let validity?, let number?): self = .appendUID(validity, number)
        default: self = .other(name)
        }
    }
}

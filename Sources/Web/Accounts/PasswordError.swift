/// Why a password can't be used or checked.
package enum PasswordError: Error, Hashable {
    /// It has fewer characters than the minimum.
    case tooShort(minimum: Int)
    /// It has more bytes than the maximum.
    case tooLong(maximum: Int)
    /// Too many are being checked at the moment; try again in a second.
    case busy
    /// The stored hash is of a form that this program does not know.
    case unknownHash
    /// The computation failed, for want of memory, say.
    case failed
}

extension PasswordError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .tooShort(let minimum): "The password is too short: take at least \(minimum) characters."
        case .tooLong(let maximum): "The password is too long: take at most \(maximum) bytes."
        case .busy: "Too many people are logging in at the moment. Try again in a second."
        case .unknownHash: "The stored password is of an unknown form. Set a new one."
        case .failed: "The password could not be worked on. Try again."
        }
    }
}

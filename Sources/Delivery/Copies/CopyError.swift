package import Mail
internal import Tracking

/// Why no copy of an email can be made.
package enum CopyError: Error, Hashable {
    /// The draft makes no message.
    case uncomposable(CompositionError)
    /// The message can't be read.
    case unreadable(MessageError)
    /// The content of the file with that name is not stored any more.
    case missingFile(String)
    /// It would be larger than that with everything inside, in bytes.
    case tooLarge(limit: Int64)
    /// It has so many links that none is left for a file.
    case unlinkable
    /// No key can seal its tokens.
    case unsealable

    /// A sentence for the seller.
    var reason: String {
        switch self {
        case .uncomposable(let error): "The message could not be composed: \(error)"
        case .unreadable(let error): "The message could not be read: \(error)"
        case .missingFile(let name): "The file “\(name)” is not stored any more, so it could not be sent."
        case .tooLarge(let limit):
            "A copy of it goes unfollowed, and with its files inside it is larger than \(limit.sizeText). "
                + "Make the files smaller, take out who objects to following, or send it without files."
        case .unlinkable:
            "It has so many links that it takes none to its files. Take links out, or attach the files instead."
        case .unsealable: "The keys for following could not be used; ask your administrator."
        }
    }
}

extension CopyError: CustomStringConvertible {
    /// The sentence.
    package var description: String { reason }
}

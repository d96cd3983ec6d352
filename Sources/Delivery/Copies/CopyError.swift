package import Mail

/// Why no copy of an email can be made.
package enum CopyError: Error, Hashable {
    /// The draft makes no message.
    case uncomposable(CompositionError)
    /// The message can't be read.
    case unreadable(MessageError)
    /// No key can seal its tokens.
    case unsealable

    /// A sentence for the seller.
    var reason: String {
        switch self {
        case .uncomposable(let error): "The message could not be composed: \(error)"
        case .unreadable(let error): "The message could not be read: \(error)"
        case .unsealable: "The keys for following could not be used; ask your administrator."
        }
    }
}

extension CopyError: CustomStringConvertible {
    /// The sentence.
    package var description: String { reason }
}

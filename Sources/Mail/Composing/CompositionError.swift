/// Why a composed message can't be built.
package enum CompositionError: Error, Hashable, Sendable {
    /// A carriage return, line feed or NUL stands in `field`, at byte `offset`: perhaps an attempt to add header fields.
    case lineBreak(field: String, offset: Int)
    /// A message id in `field` is not of the form `left@right` (RFC 5322 §3.6.4).
    case invalidMessageID(field: String)
}

extension CompositionError: CustomStringConvertible {
    /// A sentence for people; it quotes nothing of the message.
    package var description: String {
        switch self {
        case .lineBreak(let field, let offset): "The \(field) has a line break or NUL at place \(offset + 1)."
        case .invalidMessageID(let field): "The \(field) is not a valid message id."
        }
    }
}

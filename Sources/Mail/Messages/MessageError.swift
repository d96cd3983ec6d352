/// Why a message is not taken: it is empty, or larger than what is safe to work on.
package enum MessageError: Error, Hashable, Sendable {
    /// There are no bytes.
    case empty
    /// It has 2 GiB or more.
    case tooLarge
    /// It has more than 10,000 parts.
    case tooManyParts
    /// It has more than 10,000 header fields, or one part has.
    case tooManyHeaderFields
    /// Its parts are nested more than 100 deep.
    case tooDeep
}

extension MessageError: CustomStringConvertible {
    /// A sentence for people, without personal data.
    package var description: String {
        switch self {
        case .empty: "The message is empty."
        case .tooLarge: "The message is larger than 2 GiB."
        case .tooManyParts: "The message has more than 10,000 parts."
        case .tooManyHeaderFields: "The message has more than 10,000 header fields."
        case .tooDeep: "The parts of the message are nested more than 100 deep."
        }
    }
}

/// What can go wrong below storage, as far as callers can act on it.
///
/// It names no values: they may be personal.
package enum DatabaseError: Error, Hashable {
    /// A unique rule of the schema was broken; the rule's columns where the engine names them.
    case notUnique(String)
    /// Another rule of the schema was broken.
    case ruleBroken(String)
    /// Somebody else holds the data for longer than was waited.
    case busy
    /// The disk is full.
    case full
    /// Its file was moved away, or another one lies in its place.
    case moved
    /// A column was asked for that the row does not have, or of another type.
    case unexpectedColumn(String)
    /// The task that asked was cancelled; a write was undone.
    case cancelled
    /// Anything else, in the engine's words without values.
    case failed(String)
}

extension DatabaseError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .notUnique(let rule): "This exists already (\(rule))."
        case .ruleBroken(let rule): "The data would not agree with itself any more (\(rule)); nothing was changed."
        case .busy: "The data is in use by somebody else. Nothing was changed; try again."
        case .full: "The disk is full. Nothing was changed; make room and try again."
        case .moved:
            "The database’s file is not where it was. Nothing was changed; put that very file back, "
                + "or stop the server before another one takes its place."
        case .unexpectedColumn(let name): "The data does not have the form that was expected (\(name))."
        case .cancelled: "This was cancelled before it was done."
        case .failed(let words): "The database failed: \(words)."
        }
    }
}

internal import Tracking

/// Why a content could not be stored or read, as far as somebody can act on it.
package enum ObjectStoreError: Error, Hashable, Sendable {
    /// It is longer than so many bytes.
    case tooLarge(limit: Int64)
    /// There is no room on the disk, or this user may not have more of it.
    case full
    /// Nothing of that name is stored.
    case missing
    /// The upload was given up or finished before.
    case closed
    /// The operating system refused, with that error number.
    case failed(code: CInt)
}

extension ObjectStoreError: CustomStringConvertible {
    /// A sentence for people; it names no file.
    package var description: String {
        switch self {
        case .tooLarge(let limit): "At most \(limit.sizeText) are allowed here. Make the file smaller and try again."
        case .full: "The disk of the server is full. Nothing was stored; tell your administrator, and try again later."
        case .missing: "The content of this file is not stored any more."
        case .closed: "This upload was ended before. Send the file again."
        case .failed(let code): "The file could not be stored (error \(code)). Nothing was kept; try again."
        }
    }
}

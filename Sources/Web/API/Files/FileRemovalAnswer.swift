internal import Storage
internal import Tracking

/// A file that was taken out of a draft or a template.
struct FileRemovalAnswer: Encodable, Sendable {
    let id: FileID
    /// What undoing needs.
    let undo: String

    init(_ removed: RemovedFile) {
        id = removed.file
        undo = CursorText.text(removed.removedAt, removed.file)
    }

    init(_ removed: RemovedTemplateFile) {
        id = removed.file
        undo = CursorText.text(removed.removedAt, removed.file)
    }
}

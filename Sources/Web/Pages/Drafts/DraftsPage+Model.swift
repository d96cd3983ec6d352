/// The list of drafts as it is shown.
struct DraftsModel {
    let hasDrafts: Bool
    let drafts: [DraftRowModel]
    let older: String?
    let undo: Undo?

    /// The draft that was just deleted, as far as undoing needs it.
    struct Undo {
        let restoreLink: String
        let restoreMark: String
    }
}

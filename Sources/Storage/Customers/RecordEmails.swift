internal import Engagement
internal import Tracking

/// Which of the emails of a contact, account or opportunity are asked for, and by whom.
struct RecordEmails {
    let viewer: Viewer
    let after: EmailCursor?
    let limit: Int

    /// Viewer, the email behind which it goes on, and limit, in the order of the statements, from `$2` on.
    var parameters: [SQLValue] {
        [
            viewer.mayOpenEverything.sqlValue, viewer.user.sqlValue, (after?.id ?? .last).sqlValue,
            max(0, limit).sqlValue,
        ]
    }

    /// When the email behind which it goes on was begun.
    var createdBefore: Instant { after?.createdAt ?? .last }
}

/// The built-in mailboxes as they are shown.
struct SandboxModel {
    let isBlank: Bool
    let mailboxes: [Mailbox]
    /// How many mailboxes are not listed.
    let unlisted: Int
    let hasUnlisted: Bool
    let messages: [MessageRow]
    let older: String?

    struct Mailbox {
        let link: String
        let label: String
        let count: Int
        let isCurrent: Bool
    }

    struct MessageRow {
        let id: String
        let link: String
        let subject: String
        let recipient: String
        let at: Moment
        let size: String
    }
}

internal import Storage
internal import Tracking

extension SandboxModel {
    private static let pageSize = 50
    /// So many mailboxes are listed, those that something reached last; messages of others are in the list of all.
    private static let listedMailboxes = 100

    /// Loads a mailbox, or all of them together.
    static func load(
        mailbox name: String?,
        before mark: PageMark<Subject.SandboxMessage>?,
        from store: Store,
        for visit: Visit
    ) async throws -> SandboxModel {
        let recipients = try await store.sandboxRecipients(viewer: visit.viewer)
        let chosen = name.flatMap { name in recipients.first { MailboxName.of($0.address) == name } }
        let found = try await store.sandboxMessages(
            recipient: chosen?.address,
            viewer: visit.viewer,
            before: mark.map { SandboxCursor(receivedAt: $0.at, id: $0.id) },
            limit: pageSize + 1
        )
        let shown = found.prefix(pageSize)
        let last = found.count > pageSize ? shown.last : nil
        return SandboxModel(
            isBlank: recipients.isEmpty,
            mailboxes: [
                Mailbox(
                    link: Route.sandbox.path,
                    label: "Everybody",
                    count: recipients.reduce(0) { $0 + $1.count },
                    isCurrent: chosen == nil
                )
            ]
                + listed(recipients, chosen).map {
                    Mailbox(
                        link: MailboxName.link(to: $0.address),
                        label: $0.address,
                        count: $0.count,
                        isCurrent: $0 == chosen
                    )
                },
            unlisted: max(0, recipients.count - listedMailboxes),
            hasUnlisted: recipients.count > listedMailboxes,
            messages: shown.map { MessageRow($0, for: visit) },
            older: last.map {
                PageAddress(.sandbox).with("mailbox", chosen.map { MailboxName.of($0.address) })
                    .with("before", PageMark(at: $0.receivedAt, id: $0.id).text).text
            }
        )
    }
}

extension SandboxModel {
    /// The chosen one is among them.
    private static func listed(_ recipients: [SandboxRecipient], _ chosen: SandboxRecipient?) -> [SandboxRecipient] {
        let listed = recipients.prefix(listedMailboxes)
        guard let chosen, !listed.contains(chosen) else { return Array(listed) }
        return [chosen] + listed
    }
}

extension SandboxModel.MessageRow {
    init(_ message: SandboxMessage, for visit: Visit) {
        id = message.id.description
        link = Route.sandboxMessage(message.id).path
        subject = Subjects.shown(message.subject)
        recipient = message.recipient
        at = Moment(message.receivedAt, as: .relative, for: visit)
        size = Counts.size(message.size)
    }
}

internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension EmailModel {
    /// So many happenings are on a page.
    static let pageSize = 50

    /// Loads what happened to an email, or to one recipient's copy of it.
    static func material(
        of email: Email,
        before mark: PageMark<Subject.Interaction>?,
        recipient: UInt16? = nil,
        from store: Store,
        for visit: Visit
    ) async throws -> Material {
        let happened = try await store.activity(
            of: email.id,
            viewer: visit.viewer,
            includingMachines: true,
            recipient: recipient,
            before: mark.map { ActivityCursor(at: $0.at, id: $0.id) },
            limit: pageSize + 1
        )
        let earlier = happened.count > pageSize ? happened.dropLast().last : nil
        let replies = try await store.replies(
            of: email.id,
            viewer: visit.viewer,
            recipient: recipient,
            before: mark?.at,
            limit: pageSize
        )
        let conversation = try await store.conversation(of: email, replies: replies)
        let copies = try await store.sandboxMessages(
            email: email.id,
            viewer: visit.viewer,
            limit: Draft.maximumRecipients
        )
        let views = email.attachments.isEmpty ? [] : try await store.fileViews(of: email.id, viewer: visit.viewer)
        let owner = email.seller == visit.user.id ? nil : try await store.user(email.seller)?.name
        return Material(
            email: email,
            happened: Array(happened.prefix(pageSize)),
            // The rest stands on the page of its time.
            replies: replies.filter { reply in earlier.map { reply.at >= $0.at } ?? true },
            stops: try await store.stops(of: email.id, viewer: visit.viewer).filter { stop in
                guard recipient == nil || stop.recipient == recipient else { return false }
                return mark.map { stop.at < $0.at } ?? true && earlier.map { stop.at >= $0.at } ?? true
            },
            conversation: conversation,
            earlier: earlier,
            copies: copies.reduce(into: [:]) { $0[$1.copy.recipient] = $1.id },
            views: views,
            owner: owner,
            block: try await store.block(of: email.id),
            recipient: recipient
        )
    }

    /// What a page of an email is made of.
    struct Material {
        let email: Email
        let happened: [Interaction]
        /// What came in, newest first.
        var replies: [Reply] = []
        /// Who stopped being followed.
        var stops: [FollowingStop] = []
        /// What it answers, and what answers those.
        var conversation: [ConversationEmail] = []
        /// The last one shown, where there are more behind it.
        let earlier: Interaction?
        let copies: [UInt16: SandboxMessageID]
        /// Who looked at which file.
        let views: [FileViews]
        /// Whose it is, where it is not the visitor's.
        let owner: String?
        /// The block in force.
        var block: Block?
        /// The only recipient whose doings are shown; `nil` for everybody's.
        var recipient: UInt16?

        /// The text to show for what was written.
        var writtenText: String {
            if let text = email.text, !text.isEmpty { return text }
            return email.html.map(PlainText.from(html:)) ?? ""
        }
    }
}

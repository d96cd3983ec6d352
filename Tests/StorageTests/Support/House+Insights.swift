internal import Engagement
internal import Mail
internal import Tracking

@testable internal import Storage

extension House {
    /// The days around now.
    var days: ClosedRange<InsightDay> {
        let today = InsightDay(clock.now).number
        return InsightDay(number: today - 3)...InsightDay(number: today + 3)
    }

    /// Every row of the sums that says something, and of the emails as they are counted.
    func sums() async throws -> [String] {
        try await store.database.read { sql in
            let counts = try sql.rows("SELECT * FROM insight_counts WHERE sent <> 0", [])
            let delays = try sql.rows("SELECT * FROM insight_delays WHERE count <> 0", [])
            let slots = try sql.rows("SELECT * FROM insight_slots WHERE count <> 0", [])
            let emails = try sql.rows("SELECT * FROM counted_emails", [])
            let copies = try sql.rows("SELECT * FROM counted_copies", [])
            return (counts + delays + slots + emails + copies).map { "\($0)" }.sorted()
        }
    }

    /// An email of a seller's that was sent, about something or from a template.
    @discardableResult
    func sent(
        by user: User,
        to: [String] = ["maria@buyer.test"],
        template: TemplateID? = nil,
        regarding: RecordID? = nil,
        state: FollowingState = .on
    ) async throws -> EmailID {
        var draft = try draft(to: to, template: template)
        draft.from = try Address(name: user.name, address: user.address)
        draft.regarding = regarding
        let email = try await store.createDraft(draft, by: user.viewer)
        try await store.queue(email.id, by: user.viewer)
        try await store.beginSending(email.id, prepared: prepared(state: state))
        for recipient in email.recipients {
            let copy = CopyReference(email: email.id, recipient: recipient.ordinal)
            try await store.deliverToSandbox(copy, recipient: recipient.address.address, subject: "x", bytes: [65])
        }
        try await store.finishSending(email.id)
        return email.id
    }
}

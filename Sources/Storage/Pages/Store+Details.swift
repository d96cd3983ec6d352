internal import Engagement
internal import Mail
package import Tracking

extension Store {
    /// So long a copy's details are not mailed again.
    package static let detailsInterval = Duration.seconds(86_400)

    /// Mails the details of a copy to its recipient, in the name of its sender: an email of the seller's own, unfollowed, which
    /// leaves as any other does.
    ///
    /// Says whether it was done: once a day for each copy, for whoever asks can be anybody.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such copy.
    @discardableResult
    package func mailDetails(_ text: String, subject: String, of copy: CopyReference) async throws(StoreError) -> Bool {
        guard let recordings = try await recordings(of: copy) else { throw .notFound }
        let draft = Draft(
            from: recordings.sender,
            to: [recordings.recipient],
            subject: subject,
            text: text,
            wish: false
        )
        return try await write { change in
            let asked = try change.sql.run(
                """
                INSERT INTO detail_requests (email_id, recipient, asked_at)
                VALUES ($1, $2, $3)
                ON CONFLICT (email_id, recipient) DO UPDATE SET asked_at = excluded.asked_at
                WHERE detail_requests.asked_at <= $4
                """,
                copy.email,
                copy.recipient,
                change.now,
                change.now - Self.detailsInterval
            )
            guard asked == 1 else { return false }
            let id = EmailID.new(at: change.now)
            try change.sql.insert(draft, id: id, seller: recordings.seller, at: change.now)
            try change.send(id, of: recordings.seller, at: change.now)
            return true
        }
    }
}

internal import Tracking

extension SQLConnection {
    /// The emails that are about a record.
    func emails(regarding record: RecordID) throws -> [EmailID] {
        try rows("SELECT id FROM emails WHERE regarding = $1", record).map { try $0.id("id") }
    }

    /// The opportunities that a person has to do with.
    func opportunities(withPerson contact: ContactID) throws -> [OpportunityID] {
        try rows("SELECT opportunity_id FROM opportunity_contacts WHERE contact_id = $1", contact)
            .map { try $0.id("opportunity_id") }
    }

    /// What somebody consented to.
    func consents(ofPerson contact: ContactID) throws -> [ConsentID] {
        try rows("SELECT id FROM consents WHERE contact_id = $1", contact).map { try $0.id("id") }
    }

    /// Makes a contact no more but a name for another: their addresses are free for that one.
    func retire(_ contact: ContactID, into other: ContactID) throws {
        try run("DELETE FROM contact_addresses WHERE contact_id = $1", contact)
        try run("DELETE FROM contact_beginnings WHERE contact_id = $1", contact)
        try run("DELETE FROM contact_likenesses WHERE contact_id = $1", contact)
        // No address is like this, so it takes nobody's.
        try run(
            "UPDATE contacts SET merged_into = $2, address_key = $3 WHERE id = $1",
            contact,
            other,
            "merged \(contact)"
        )
        // Who was merged into the one is merged into the other now.
        try run("UPDATE contacts SET merged_into = $2 WHERE merged_into = $1", contact, other)
    }

    /// Gives another contact what emails and opportunities say of one, who wrote to them when, and what they consented to.
    func moveThings(of contact: ContactID, to other: ContactID) throws {
        try run(
            "UPDATE emails SET regarding = $2 WHERE regarding = $1",
            RecordID(uuid: contact.uuid),
            RecordID(uuid: other.uuid)
        )
        try run(
            """
            INSERT INTO opportunity_contacts (opportunity_id, contact_id)
            SELECT o.opportunity_id, c.id
            FROM opportunity_contacts o
            JOIN contacts c ON c.id = $2
            WHERE o.contact_id = $1
            ON CONFLICT (opportunity_id, contact_id) DO NOTHING
            """,
            contact,
            other
        )
        try run("DELETE FROM opportunity_contacts WHERE contact_id = $1", contact)
        try run("UPDATE consents SET contact_id = $2 WHERE contact_id = $1", contact, other)
        try run(
            """
            INSERT INTO correspondents (user_id, contact_id, last_written_at)
            SELECT p.user_id, c.id, p.last_written_at
            FROM correspondents p
            JOIN contacts c ON c.id = $2
            WHERE p.contact_id = $1
            ON CONFLICT (user_id, contact_id) DO UPDATE SET last_written_at = excluded.last_written_at
            WHERE excluded.last_written_at > correspondents.last_written_at
            """,
            contact,
            other
        )
    }

    /// Keeps what undoing needs.
    func keep(_ undo: MergeUndo, merged: ContactID, kept: ContactID, by user: UserID?, at now: Instant) throws {
        try run(
            """
            INSERT INTO contact_merges (merged_id, kept_id, at, user_id, undo)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (merged_id) DO UPDATE
            SET kept_id = excluded.kept_id, at = excluded.at, user_id = excluded.user_id, undo = excluded.undo
            """,
            merged,
            kept,
            now,
            user,
            try undo.text
        )
    }

    /// What undoing a merge needs, and who was kept then; `nil` where there was none.
    func undo(ofMerged contact: ContactID) throws -> (kept: ContactID, undo: MergeUndo)? {
        let row = try row("SELECT kept_id, undo FROM contact_merges WHERE merged_id = $1", contact)
        return try row.map { (try $0.id("kept_id"), try MergeUndo($0.text("undo"))) }
    }

    /// Lets a contact stand for themselves again, with these addresses.
    func bringBack(_ contact: Contact, addresses: [String], from kept: ContactID) throws {
        var contact = contact
        contact.address = addresses.first ?? contact.address
        contact.otherAddresses = Array(addresses.dropFirst())
        try run("UPDATE contacts SET merged_into = NULL WHERE id = $1", contact.id)
        // Who had been merged into them before goes with them.
        try run(
            """
            UPDATE contacts
            SET merged_into = $1
            WHERE id IN (SELECT merged_id FROM contact_merges WHERE kept_id = $1) AND merged_into = $2
            """,
            contact.id,
            kept
        )
        try update(contact)
    }

    /// Gives back what a merge took, where it is still with the other one.
    func returnThings(_ undo: MergeUndo, to contact: ContactID, from other: ContactID) throws {
        for email in undo.emails {
            try run(
                "UPDATE emails SET regarding = $2 WHERE id = $1 AND regarding = $3",
                email,
                RecordID(uuid: contact.uuid),
                RecordID(uuid: other.uuid)
            )
        }
        for opportunity in undo.opportunities {
            try run(
                """
                INSERT INTO opportunity_contacts (opportunity_id, contact_id)
                VALUES ($1, $2)
                ON CONFLICT (opportunity_id, contact_id) DO NOTHING
                """,
                opportunity,
                contact
            )
            guard let shared = undo.shared, !shared.contains(opportunity) else { continue }
            try run(
                "DELETE FROM opportunity_contacts WHERE opportunity_id = $1 AND contact_id = $2",
                opportunity,
                other
            )
        }
        for consent in undo.consents ?? [] {
            try run("UPDATE consents SET contact_id = $2 WHERE id = $1 AND contact_id = $3", consent, contact, other)
        }
        try run("DELETE FROM contact_merges WHERE merged_id = $1", contact)
    }
}

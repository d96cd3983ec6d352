package import Tracking

extension Store {
    /// People who may be the same as a contact.
    package func duplicates(of id: ContactID) async throws(StoreError) -> [Contact] {
        try await read { sql, _ in
            guard let contact = try sql.contact(id), contact.mergedInto == nil else { return [] }
            let rows = try sql.rows(
                """
                SELECT DISTINCT o.contact_id
                FROM contact_likenesses l
                JOIN contact_likenesses o ON o.likeness = l.likeness AND o.contact_id <> l.contact_id
                WHERE l.contact_id = $1 AND (l.account_id IS NULL OR o.account_id = l.account_id)
                LIMIT 20
                """,
                id
            )
            return try rows.compactMap { try sql.contact($0.id("contact_id")) }.filter { contact.isLike($0) }
        }
    }

    /// The first pairs of people who may be the same; the rest follow once these are settled.
    package func duplicates(limit: Int) async throws(StoreError) -> [ContactPair] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT likeness, account_id
                FROM contact_likenesses
                WHERE likeness >= $1
                GROUP BY likeness, account_id
                HAVING COUNT(*) > 1
                ORDER BY likeness, account_id
                LIMIT $2
                """,
                "",
                max(0, limit)
            )
            var pairs: [ContactPair] = []
            for row in rows {
                let likeness = Contact.Likeness(
                    words: try row.text("likeness"),
                    account: try row.optionalID("account_id")
                )
                // Who has both name and address in common with somebody is a pair once.
                pairs += try sql.pairs(likeBy: likeness).filter { !pairs.contains($0) }
            }
            return Array(pairs.prefix(limit))
        }
    }

    /// Makes one contact of two: `other` is no more but a name for `id`, to whom all mail of both belongs.
    ///
    /// `fields` are taken from the other one, and what is not known of the first.
    @discardableResult
    package func mergeContacts(
        _ id: ContactID,
        with other: ContactID,
        taking fields: Set<MergeField> = [],
        by user: UserID?
    ) async throws(StoreError) -> Contact {
        guard id != other else {
            throw .invalid(field: "with", problem: "This is the same person already. Choose somebody else.")
        }
        return try await write { change in
            guard let kept = try change.sql.contact(id), kept.mergedInto == nil else { throw StoreError.notFound }
            guard let merged = try change.sql.contact(other), merged.mergedInto == nil else {
                throw StoreError.invalid(field: "with", problem: "There is no such person. Choose one from the list.")
            }
            let result = kept.merged(with: merged, taking: fields)
            guard result.otherAddresses.count < Contact.maximumAddresses else {
                throw StoreError.invalid(
                    field: "with",
                    problem: "Together they have more than \(Contact.maximumAddresses) addresses. Take some out first."
                )
            }
            let undo = MergeUndo(
                kept: kept,
                result: result,
                merged: merged,
                emails: try change.sql.emails(regarding: RecordID(uuid: other.uuid)),
                opportunities: try change.sql.opportunities(withPerson: other),
                shared: try change.sql.opportunities(withPerson: id),
                consents: try change.sql.consents(ofPerson: other)
            )
            try change.sql.retire(other, into: id)
            try change.sql.moveThings(of: other, to: id)
            try change.sql.keep(undo, merged: other, kept: id, by: user, at: change.now)
            try change.audit(.contactsMerged, subject: other.description, by: user)
            return try change.update(kept, to: result, by: user)
        }
    }

    /// Undoes ``mergeContacts(_:with:taking:by:)``: who was merged away stands for themselves again.
    @discardableResult
    package func separateContact(_ merged: ContactID, by user: UserID?) async throws(StoreError) -> Contact {
        try await write { change in
            guard var gone = try change.sql.contact(merged), let kept = gone.mergedInto,
                let (into, undo) = try change.sql.undo(ofMerged: merged), let current = try change.sql.contact(kept),
                current.mergedInto == nil
            else { throw StoreError.notFound }
            guard into == kept else {
                throw StoreError.invalid(
                    field: "with",
                    problem: "Who they were merged with was merged with somebody else since. Separate those two first."
                )
            }
            var restored = current
            undo.restore(&restored)
            _ = try change.update(current, to: restored, by: user)
            let preference = gone.preference
            undo.share(refusalOf: current, with: &gone)
            try change.sql.bringBack(gone, addresses: undo.merged.addresses, from: kept)
            try change.sql.returnThings(undo, to: merged, from: kept)
            try change.audit(.contactsSeparated, subject: merged.description, by: user)
            if gone.preference != preference {
                try change.audit(.preferenceChanged, subject: merged.description, by: user)
            }
            if gone.silencedAt != nil { change.events.append(.edgeStateChanged) }
            guard let back = try change.sql.contact(merged) else { throw StoreError.notFound }
            return back
        }
    }
}

/// Two people who may be the same.
package struct ContactPair: Hashable, Sendable {
    /// The one who was there first.
    package let first: Contact
    /// The other one.
    package let second: Contact
}

extension SQLConnection {
    fileprivate func pairs(likeBy likeness: Contact.Likeness) throws -> [ContactPair] {
        let rows = try rows(
            """
            SELECT contact_id
            FROM contact_likenesses
            WHERE likeness = $1 AND (account_id = $2 OR (account_id IS NULL AND $3 = 1))
            ORDER BY contact_id
            LIMIT 20
            """,
            likeness.words,
            likeness.account,
            likeness.account == nil
        )
        let people = try rows.compactMap { try contact($0.id("contact_id")) }
        guard let first = people.first else { return [] }
        return people.dropFirst().filter { first.isLike($0) }.map { ContactPair(first: first, second: $0) }
    }
}

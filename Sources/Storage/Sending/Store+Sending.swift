package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// What sending an email needs; `nil` where it is not on its way out.
    package func outgoing(_ id: EmailID) async throws(StoreError) -> Outgoing? {
        try await read { sql, _ in
            guard let email = try sql.email(id), email.status == .sending else { return nil }
            guard let seller = try sql.user(email.seller) else { return nil }
            return Outgoing(
                email: email,
                seller: seller,
                source: try sql.source(of: email),
                copies: try sql.recipients(of: id).map {
                    Outgoing.Copy(recipient: $0.recipient, objections: $0.objections)
                },
                isInterrupted: try sql.hasInterrupted(id),
                settings: try sql.settings(),
                blocked: try sql.blocked()
            )
        }
    }

    /// Keeps what was worked out for sending, before the first copy leaves; unknown recipients become contacts.
    ///
    /// Done again after a crash it keeps the first `Message-ID` (design §3.10). Once a copy was handed over, it keeps
    /// everything of the first time: hits on that copy are to be told by the links that stand in it.
    package func beginSending(_ id: EmailID, prepared: Prepared) async throws(StoreError) {
        try await write { change in
            guard let head = try change.sql.head(of: id), head.status == .sending else { throw StoreError.notFound }
            if try !change.sql.wasHandedOver(id) {
                try change.sql.keep(prepared, of: id)
                if let files = prepared.submittedFiles { try change.keepSubmitted(files, of: id) }
                try change.sql.serveFiles(
                    of: id,
                    isFollowed: prepared.decision.isFollowed,
                    days: change.sql.settings().fileDays,
                    at: change.now
                )
                // The listener must know the files before the first copy arrives.
                if !(try change.sql.files(of: id).isEmpty) { change.events.append(.edgeStateChanged) }
            } else {
                try change.sql.keepObjectors(prepared.decision.objectors, of: id)
            }
            // What the system itself writes is nobody's correspondence.
            guard !head.isNotice else { return }
            try change.addUnknownRecipients(of: id)
            try change.noteAudience(of: id)
            try change.sql.noteCorrespondence(of: id, at: change.now)
        }
    }

    /// Sums up how the copies fared; an email with copies that still wait stays `sending`.
    ///
    /// It is taken up again when the first of them is to be tried again, or not before a time where one is given. What became of
    /// the last copy is noted with it, for nearly all emails have one.
    @discardableResult
    package func finishSending(
        _ id: EmailID,
        settling last: SettledCopy? = nil,
        notBefore: Instant? = nil
    ) async throws(StoreError) -> EmailStatus {
        try await write { change in
            if let last { try change.settle(last.copy, as: last.outcome) }
            return try change.finish(id, notBefore: notBefore)
        }
    }

    /// Whether an email is taken up again at a later time.
    package func isPostponed(_ id: EmailID) async throws(StoreError) -> Bool {
        try await read { sql, now in
            let row = try sql.row("SELECT next_try_at FROM emails WHERE id = $1", id)
            return try row.map { try $0.instant("next_try_at") > now } ?? false
        }
    }

    /// The seller's own copy without trackers; `nil` until it is sent, or where the viewer may not open it.
    package func cleanCopy(_ id: EmailID, viewer: Viewer) async throws(StoreError) -> [UInt8]? {
        let head = try await read { sql, _ in try sql.head(of: id) }
        guard let head, try await opens(id, of: head.seller, viewer: viewer) else { return nil }
        return try await read { sql, _ in
            try sql.row("SELECT bytes FROM clean_copies WHERE email_id = $1", id)?.bytes("bytes")
        }
    }
}

extension SQLConnection {
    fileprivate func hasInterrupted(_ email: EmailID) throws -> Bool {
        let row = try row(
            """
            SELECT 1 AS found
            FROM recipients
            WHERE email_id = $1 AND status = 'waiting' AND attempted_at IS NOT NULL
            LIMIT 1
            """,
            email
        )
        return row != nil
    }

    fileprivate func source(of email: Email) throws -> Outgoing.Source {
        if let row = try row("SELECT bytes FROM raw_messages WHERE email_id = $1", email.id) {
            return .raw(try row.bytes("bytes"))
        }
        return .composed(Draft(of: email))
    }
}

extension EmailStatus {
    /// What the copies make of an email; `nil` while one of them waits.
    fileprivate init?(of copies: [CopyStatus]) {
        var (handedOver, unknown) = (0, 0)
        for copy in copies {
            switch copy {
            case .waiting, .retrying: return nil
            case .handedOver: handedOver += 1
            case .unknown: unknown += 1
            case .failed: break
            }
        }
        switch handedOver {
        case _ where unknown > 0: self = .unknown
        case copies.count: self = .sent
        case 0: self = .failed
        default: self = .partlyFailed
        }
    }
}

extension [CopyStatus] {
    /// When the first copy is tried again; `nil` where one waits that was not tried yet.
    fileprivate var nextTry: Instant? {
        contains(.waiting) ? nil : compactMap(\.nextTry).min()
    }
}

extension Change {
    fileprivate mutating func finish(_ id: EmailID, notBefore: Instant?) throws -> EmailStatus {
        guard let head = try sql.head(of: id) else { throw StoreError.notFound }
        guard head.status == .sending else { return head.status }
        let copies = try sql.recipients(of: id).map(\.recipient.status)
        guard let status = EmailStatus(of: copies) else {
            try postpone(id, to: notBefore ?? copies.nextTry, of: head.seller)
            return .sending
        }
        try sumUp(id, as: status, copies)
        try queueFiling(of: id)
        events.append(.email(id, status: status, seller: head.seller))
        return status
    }

    /// Sums up anew an email of which a copy was in doubt.
    mutating func sumUpAgain(_ id: EmailID) throws {
        guard let head = try sql.head(of: id), head.status == .unknown else { return }
        let copies = try sql.recipients(of: id).map(\.recipient.status)
        guard let status = EmailStatus(of: copies) else { return }
        try sumUp(id, as: status, copies)
        events.append(.email(id, status: status, seller: head.seller))
    }

    private func sumUp(_ id: EmailID, as status: EmailStatus, _ copies: [CopyStatus]) throws {
        try sql.countingForTemplate(id) {
            try sql.run(
                """
                UPDATE emails
                SET status = $2, has_unknown = $5, sent_at = $3, updated_at = $4, version = version + 1
                WHERE id = $1
                """,
                id,
                status == .unknown ? .partlyFailed : status,
                copies.compactMap(\.handedOver).max(),
                now,
                status == .unknown
            )
        }
        try sql.recountSales(after: id)
        try sql.settleInsights(of: id)
        try sql.countCopies(of: id)
        // What may have to be sent once more is needed then.
        if status != .unknown { try releaseAttachedFiles(of: id) }
    }

    private mutating func postpone(_ id: EmailID, to moment: Instant?, of seller: UserID) throws {
        guard let moment else { return }
        try sql.run("UPDATE emails SET next_try_at = $2 WHERE id = $1", id, moment)
        events.append(.email(id, status: .sending, seller: seller))
    }
}

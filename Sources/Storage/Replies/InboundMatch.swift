internal import Mail
internal import Tracking

/// The email that a message which came in belongs to, found by its ids or by the address that it was sent to (product §4.8).
struct InboundMatch {
    let email: EmailID
    let seller: UserID
    let from: Address
    /// The copy whose own address it was sent to.
    let copy: UInt16?
    /// The recipients by their addresses.
    let recipients: [String: UInt16]

    /// Which recipient has one of these addresses.
    func recipient(_ addresses: [String]) -> UInt16? {
        addresses.lazy.compactMap { recipients[$0.lowercased()] }.first
    }
}

extension SQLConnection {
    /// The email that a message belongs to; `nil` where there is none, or none of `owner` where its mailbox is somebody's own.
    func match(_ message: InboundMessage, toCopyNamed name: String?, owner: UserID?) throws -> InboundMatch? {
        let names = [name].compactMap(\.self) + message.ownNames
        let addressed = try names.lazy.compactMap { try copy(named: $0) }.first
        if let addressed, let match = try match(addressed.email, copy: addressed.recipient, owner: owner) {
            return match
        }
        let ids =
            message.kind == .reply || message.kind == .automaticAnswer
            ? message.answered : [message.originalMessageID].compactMap { $0 } + message.answered
        for id in ids.prefix(100) {
            let matches = try emails(sentAs: id).compactMap { try match($0, copy: nil, owner: owner) }
            // Several emails that went out with one id differ by their recipients.
            if let match = matches.first(where: { $0.recipient(message.people) != nil }) ?? matches.first {
                return match
            }
        }
        return nil
    }

    /// The last email between the same people whose subject a reply has that names no message at all (product §4.8).
    func match(bySubjectOf message: InboundMessage, owner: UserID?) throws -> InboundMatch? {
        let subject = AnsweredSubject(message.subject)
        guard message.kind == .reply, message.answered.isEmpty, subject.isMarked, !subject.key.isEmpty,
            let writer = message.from.first
        else { return nil }
        let rows = try rows(
            """
            SELECT e.id, e.subject, e.from_address
            FROM recipients r JOIN emails e ON e.id = r.email_id
            WHERE r.address_key = $1 AND e.status <> 'draft'
            ORDER BY e.created_at DESC, e.id DESC
            LIMIT 100
            """,
            writer.key
        )
        let readers = Set((message.to + message.cc).map(\.key))
        let answered = try rows.first { row in
            try AnsweredSubject(row.text("subject")).key == subject.key
                && readers.contains(row.text("from_address").lowercased())
        }
        return try answered.flatMap { try match($0.id("id"), copy: nil, owner: owner) }
    }

    /// Whether an email of ours has this id: then a message with it is our own, come back.
    func isOwn(_ messageID: String?) throws -> Bool {
        guard let messageID else { return false }
        return try !emails(sentAs: messageID).isEmpty
    }

    /// The emails that went out with this id.
    func emails(sentAs messageID: String) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT id FROM emails WHERE message_id = $1 AND status <> 'draft'
            UNION
            SELECT email_id AS id FROM message_ids WHERE message_id = $1
            ORDER BY id
            """,
            messageID
        )
        return try rows.map { try $0.id("id") }
    }

    /// The copy whose own address has that name.
    func copy(named name: String) throws -> CopyReference? {
        let row = try row("SELECT email_id, recipient FROM reply_addresses WHERE name = $1", name)
        return try row.map { CopyReference(email: try $0.id("email_id"), recipient: try $0.ordinal("recipient")) }
    }

    private func match(_ email: EmailID, copy: UInt16?, owner: UserID?) throws -> InboundMatch? {
        let head = try row(
            "SELECT seller_id, from_name, from_address FROM emails WHERE id = $1 AND status <> 'draft'",
            email
        )
        guard let head else { return nil }
        let seller: UserID = try head.id("seller_id")
        guard owner == nil || owner == seller else { return nil }
        let rows = try rows("SELECT ordinal, address_key FROM recipients WHERE email_id = $1 ORDER BY ordinal", email)
        let recipients = try rows.map { (try $0.text("address_key"), try $0.ordinal("ordinal")) }
        return InboundMatch(
            email: email,
            seller: seller,
            from: try Address(stored: head.text("from_address"), name: head.optionalText("from_name")),
            copy: copy,
            recipients: Dictionary(recipients) { first, _ in first }
        )
    }
}

extension InboundMessage {
    /// Who may be the recipient that it is from or about.
    fileprivate var people: [String] {
        from.map(\.address) + [receipt?.recipient].compactMap(\.self) + bounces.flatMap(\.addresses)
            + (complaint?.recipients ?? [])
    }

    /// What may be the name of a copy in the addresses it was sent to (product §11): 80 bits in base32.
    fileprivate var ownNames: [String] {
        let addresses = (to + cc).map(\.address) + deliveredTo
        let names = addresses.compactMap { $0.split(separator: "@").first.map { $0.lowercased() } }
        return names.filter(ReplyName.isValid)
    }
}

internal import Engagement
internal import Mail
internal import Tracking

/// A message that came in, becoming replies, totals, cards and marks, within one write transaction.
struct Arrival {
    let message: InboundMessage
    /// What it is known by, so that it counts once.
    let key: String
    let at: Instant
    /// The name of the copy whose own address it was sent to, where whoever brought it said so.
    var copyName: String?
    var matchesBySubject = false

    func take(owner: UserID?, into change: inout Change) throws -> InboundOutcome {
        let stranger = InboundOutcome(kind: message.kind, email: nil, isNew: false)
        guard try !change.sql.isOwn(message.messageID), let match = try match(owner: owner, on: change.sql) else {
            return stranger
        }
        let entries = try entries(of: match, on: change.sql)
        guard !entries.isEmpty else { return stranger }
        guard try !change.sql.isKnown(key, of: match.email) else {
            return InboundOutcome(kind: message.kind, email: match.email, isNew: false)
        }
        for entry in entries { try keep(entry, of: match, in: &change) }
        return InboundOutcome(kind: message.kind, email: match.email, isNew: true)
    }

    private func match(owner: UserID?, on sql: any SQLConnection) throws -> InboundMatch? {
        if let match = try sql.match(message, toCopyNamed: copyName, owner: owner) { return match }
        return matchesBySubject ? try sql.match(bySubjectOf: message, owner: owner) : nil
    }

    /// What the message says, one line of the timeline each; empty where it is not to be believed.
    private func entries(of match: InboundMatch, on sql: any SQLConnection) throws -> [Entry] {
        switch message.kind {
        case .bounce: return bounces(of: match)
        case .complaint: return complaints(of: match)
        case .readReceipt:
            let reader = match.copy ?? match.recipient([message.receipt?.recipient].compactMap { $0 } + senders)
            return reader.map { [Entry(kind: .acknowledged, recipient: $0)] } ?? []
        case .automaticAnswer: return [Entry(kind: .autoReplied, recipient: match.recipient(senders))]
        case .reply:
            let recipient = match.recipient(senders)
            // What the seller writes in the thread is no answer to them.
            if try recipient == nil && isFromSeller(match, on: sql) { return [] }
            return [Entry(kind: .replied, recipient: recipient)]
        }
    }

    private struct Entry {
        let kind: ReplyKind
        let recipient: UInt16?
        var bounce: Bounce?
    }

    private var senders: [String] { message.from.map(\.address) }

    private func isFromSeller(_ match: InboundMatch, on sql: any SQLConnection) throws -> Bool {
        try message.from.contains { try $0.key == match.from.key || sql.maySend(match.seller, from: $0) }
    }

    /// A report is believed only with our bounce address, or our id together with its recipient (product §4.8).
    private func bounces(of match: InboundMatch) -> [Entry] {
        var seen: Set<UInt16> = []
        return message.bounces.prefix(100).compactMap { bounce in
            guard let recipient = match.copy ?? match.recipient(bounce.addresses), seen.insert(recipient).inserted
            else { return nil }
            let kind: ReplyKind = bounce.reason == .delivered ? .acknowledged : .bounced
            return Entry(kind: kind, recipient: recipient, bounce: bounce)
        }
    }

    /// Where the report names several recipients it does not say who complained.
    private func complaints(of match: InboundMatch) -> [Entry] {
        guard let complaint = message.complaint else { return [] }
        let named = Set(complaint.recipients.compactMap { match.recipient([$0]) })
        guard let recipient = match.copy ?? (named.count == 1 ? named.first : nil) else { return [] }
        return [Entry(kind: .complained, recipient: recipient)]
    }

    private func keep(_ entry: Entry, of match: InboundMatch, in change: inout Change) throws {
        let reply = try reply(entry, of: match)
        try change.sql.insert(reply, key: key)
        if let recipient = entry.recipient {
            let copy = CopyReference(email: match.email, recipient: recipient)
            // Who answers it, or reports of it, has it.
            try change.prove(copy, by: ArrivalProof(entry.kind))
            try note(entry, of: copy, match, in: &change)
        } else if entry.kind == .replied {
            try change.raiseAgain(strangersCard(of: reply, match))
        }
        change.events.append(
            .reply(reply.id, email: match.email, recipient: entry.recipient, seller: match.seller)
        )
    }

    /// What follows for the copy, its email, its contact and the assistant.
    private func note(_ entry: Entry, of copy: CopyReference, _ match: InboundMatch, in change: inout Change) throws {
        switch entry.kind {
        case .replied:
            try change.sql.noteAnswer(of: copy, quotes: message.hasQuote, at: at)
            var activity = InsightActivity()
            activity.note(at)
            try change.sql.settleInsights(of: copy.email, activity: activity)
            try change.sql.countCopy(copy)
            try change.sql.clearAddressFailure(ofRecipient: copy)
            try change.sql.settleReminder(of: copy.email)
            try change.raiseAgain(card(.replied, of: copy, match))
        case .bounced:
            guard let bounce = entry.bounce, !bounce.isDelay else { return }
            try change.sql.noteBounce(of: copy, at: at)
            try change.sql.settleInsights(of: copy.email)
            try change.sql.countCopy(copy)
            if bounce.isHard { try change.sql.noteAddressFailure(bounce.reason.rawValue, ofRecipient: copy, at: at) }
            try change.raiseAgain(card(.bounced, of: copy, match))
        case .acknowledged:
            guard message.receipt?.isDisplayed == true else { return }
            try change.sql.noteShown(copy, at: at)
            try change.sql.settleReminder(of: copy.email)
        case .complained:
            guard message.complaint?.isByPerson == true else { return }
            try change.sql.noteComplaint(ofRecipient: copy, at: at)
        case .autoReplied: return
        }
    }

    private func card(_ kind: CardKind, of copy: CopyReference, _ match: InboundMatch) -> Card {
        Card(
            id: .new(at: at),
            seller: match.seller,
            kind: kind,
            copy: copy,
            interaction: nil,
            at: at,
            expiresAt: at + Card.lifetime
        )
    }

    /// The card of an answer by somebody who is no recipient: it proves nothing about those who are (product §4.8).
    private func strangersCard(of reply: Reply, _ match: InboundMatch) -> Card {
        var card = card(.replied, of: CopyReference(email: match.email, recipient: 0), match)
        card.stranger = Card.Stranger(address: reply.from.key, name: reply.from.name)
        return card
    }

    /// Of a text that is longer nobody reads more on a page.
    private static let longestText = 100_000

    private func reply(_ entry: Entry, of match: InboundMatch) throws -> Reply {
        guard let from = message.from.first ?? (try? Address(name: nil, address: "unknown@invalid")) else {
            throw StoreError.invalid(field: "message", problem: "The message names no sender.")
        }
        return Reply(
            id: .new(at: at),
            email: match.email,
            kind: entry.kind,
            recipient: entry.recipient,
            at: at,
            messageID: message.messageID,
            thread: thread,
            from: from,
            to: Array(message.to.prefix(100)),
            cc: Array(message.cc.prefix(100)),
            replyTo: Array(message.replyTo.prefix(10)),
            subject: String(message.subject.prefix(1_000)),
            writtenAt: message.date.map(Instant.init),
            dateOffset: message.dateOffset,
            text: String(message.text.prefix(Self.longestText)),
            returnsOn: message.returnsOn,
            report: entry.bounce.map {
                Reply.Report(status: $0.status.description, reason: $0.reason, words: $0.words)
            }
        )
    }

    private var thread: [String] {
        guard let answered = message.inReplyTo, !message.references.contains(answered) else {
            return message.references
        }
        return message.references + [answered]
    }
}

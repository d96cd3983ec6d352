internal import Engagement
internal import Mail
internal import Tracking

extension ScalePost {
    /// Lets somebody write back, or their server; a seller answers many of those answers with their next email.
    mutating func answer(in email: inout ScaleEmail, _ user: Int, _ readers: [Int]) {
        let place = Int.random(in: email.copies.indices, using: &random)
        let copy = email.copies[place]
        let kind: ReplyKind
        if copy.totals.opens > 0, random.chance(0.1 + 0.2 * copy.person.zeal) {
            kind = .replied
        } else if random.chance(0.02) {
            kind = .autoReplied
        } else if email.interactions.isEmpty, random.chance(0.03) {
            kind = .bounced
        } else {
            return
        }
        let at = kind == .replied ? visit(of: copy.person, after: email.createdAt) : email.createdAt + .seconds(20)
        let reply = reply(kind, from: UInt16(place), to: email, at: at)
        email.replies = [reply]
        switch kind {
        case .replied:
            email.copies[place].replies = 1
            email.copies[place].answeredAt = at
            if random.chance(0.4) { unanswered[user] = (reply, readers[place]) }
        case .bounced: email.copies[place].bouncedAt = at
        case .autoReplied, .complained, .acknowledged: break
        }
    }

    private mutating func reply(_ kind: ReplyKind, from place: UInt16, to email: ScaleEmail, at: Instant) -> Reply {
        let person = email.copies[Int(place)].person
        let id = ReplyID.new(at: at, using: &random)
        let report = Reply.Report(status: "5.1.1", reason: .userUnknown, words: "550 5.1.1 No such mailbox")
        return Reply(
            id: id,
            email: email.id,
            kind: kind,
            recipient: place,
            at: at,
            messageID: "\(id)@\(person.address.domain)",
            thread: email.messageID.map { [$0] } ?? [],
            from: person.address,
            to: [],
            cc: [],
            replyTo: [],
            subject: "Re: \(email.subject.replacing("Re: ", with: ""))",
            writtenAt: kind == .replied ? at : nil,
            dateOffset: kind == .replied ? ScaleWords.places[person.place].offset : nil,
            text: kind == .replied ? random.pick(ScaleWords.answers) ?? "" : "Out of office.",
            returnsOn: nil,
            report: kind == .bounced ? report : nil
        )
    }

    /// Every twentieth email has a reminder: of the last days one that waits, of others what became of it.
    mutating func remind(of email: inout ScaleEmail) {
        guard random.chance(0.05) else { return }
        let due = email.createdAt + Self.day * 3
        let plan = ReminderPlan(condition: .noReply, at: due, note: random.chance(0.3) ? "Ask for the date." : "")
        let early = email.replies.first { $0.kind == .replied && $0.at < due }
        let progress: ReminderProgress
        if let early, let recipient = early.recipient {
            progress = .met(ReminderEvidence(kind: .answered, recipient: recipient, at: early.at))
        } else if due < end {
            progress = .fired(at: due, anyway: false)
        } else {
            progress = .waiting
        }
        email.reminder = Reminder(plan: plan, progress: progress, isFollowed: email.following == .on)
    }

    /// What the assistant was told; of what is older than it keeps open, a third was dismissed.
    mutating func raiseCards(in email: inout ScaleEmail) {
        var first: [UInt16: Interaction] = [:]
        var view: [UInt16: Interaction] = [:]
        for deed in email.interactions where deed.judgement.verdict == .human {
            let place = deed.copy.recipient
            if first[place].map({ deed.at < $0.at }) ?? true { first[place] = deed }
            if deed.kind == .viewed, view[place].map({ deed.at < $0.at }) ?? true { view[place] = deed }
        }
        for place in email.copies.indices.map({ UInt16($0) }) {
            if let deed = first[place] { raise(.opened, of: place, deed.id, at: deed.at, in: &email) }
            if let deed = view[place] { raise(.viewed, of: place, deed.id, at: deed.at, in: &email) }
        }
        for reply in email.replies where reply.kind != .autoReplied {
            let kind: CardKind = reply.kind == .bounced ? .bounced : .replied
            raise(kind, of: reply.recipient ?? 0, nil, at: reply.at, in: &email)
        }
        if case .fired(let at, _)? = email.reminder?.progress { raise(.reminder, of: 0, nil, at: at, in: &email) }
    }

    private mutating func raise(
        _ kind: CardKind,
        of place: UInt16,
        _ deed: InteractionID?,
        at: Instant,
        in email: inout ScaleEmail
    ) {
        let isDismissed = random.chance(0.33)
        email.cards.append(
            Card(
                id: .new(at: at, using: &random),
                seller: email.seller.id,
                kind: kind,
                copy: CopyReference(email: email.id, recipient: place),
                interaction: deed,
                at: at,
                expiresAt: at + Card.lifetime,
                state: isDismissed ? .dismissed(at: min(end, at + .seconds(3_600))) : .open
            )
        )
    }
}

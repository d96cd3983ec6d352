internal import Engagement
internal import Mail
internal import Tracking

extension ScalePost {
    /// Lets people and machines do something with the copies; all emails together come to the number that is wanted.
    mutating func happen(in email: inout ScaleEmail, isLargest: Bool) {
        guard email.following == .on else { return }
        let left = size.interactions - happened
        let mean = Double(left) / Double(size.emails - made + 1)
        var count = min(left, Int(random.exponential(mean: mean).rounded()))
        if isLargest { count = min(left, size.ofLargest) }
        if made == size.emails { count = left }
        for _ in 0..<count {
            let place = Int.random(in: email.copies.indices, using: &random)
            let interaction = interaction(with: UInt16(place), of: email)
            email.copies[place].count(interaction)
            email.interactions.append(interaction)
        }
        happened += count
    }

    private mutating func interaction(with recipient: UInt16, of email: ScaleEmail) -> Interaction {
        let person = email.copies[Int(recipient)].person
        let number = Int.random(in: 0..<100, using: &random)
        let kind: InteractionKind =
            number < 8 && email.file != nil ? .viewed : number < 38 && email.links > 0 ? .clicked : .opened
        let verdict: Verdict =
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<62: .human
            case 62..<80: .unknown
            case 80..<98: .machine
            default: .own
            }
        let at = visit(of: person, after: email.createdAt)
        return Interaction(
            id: .new(at: at, using: &random),
            copy: CopyReference(email: email.id, recipient: recipient),
            kind: kind,
            ordinal: kind == .clicked ? UInt16(Int.random(in: 0..<email.links, using: &random)) : 0,
            at: at,
            lastAt: at,
            count: 1,
            judgement: judgement(verdict),
            device: verdict == .human ? person.device : .unknown,
            place: verdict == .human ? ScaleWords.places[person.place].place : nil
        )
    }

    private mutating func judgement(_ verdict: Verdict) -> Judgement {
        let reasons: [String]
        let confidence: Double
        switch verdict {
        case .human: (reasons, confidence) = (ScaleWords.personReasons, 0.9)
        case .unknown: (reasons, confidence) = (ScaleWords.doubtReasons, 0.5)
        case .machine: (reasons, confidence) = (ScaleWords.machineReasons, 0.95)
        case .own: (reasons, confidence) = (["The seller’s own session"], 0.95)
        }
        return Judgement(verdict: verdict, confidence: confidence, reasons: random.pick(reasons).map { [$0] } ?? [])
    }

    /// When somebody looks: mostly around their hour of the day, on this day or one of the next.
    mutating func visit(of person: ScalePerson, after sent: Instant) -> Instant {
        let later = sent + Self.day * random.exponential(mean: 1.5) + .seconds(30)
        guard random.chance(0.7) else { return later < end ? later : random.moment(after: sent, before: end) }
        let day = Self.day.microseconds
        let hour = Int64(person.hour * 60 - ScaleWords.places[person.place].offset) * 60_000_000
        let spread = Int64.random(in: -2_400_000_000...2_400_000_000, using: &random)
        var at = Instant(microseconds: later.microseconds / day * day + hour + spread)
        if at <= sent { at = at + Self.day }
        return at > sent && at < end ? at : random.moment(after: sent, before: end)
    }
}

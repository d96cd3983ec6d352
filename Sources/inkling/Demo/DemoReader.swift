internal import Mail
internal import Storage
internal import Tracking

/// What somebody of the demo does with a copy that just reached them.
struct DemoReader {
    let person: DemoPerson
    let copy: [UInt8]
    let email: Email
    /// Which recipient they are; those behind the first read later, and more seldom answer.
    let order: UInt16

    struct Step {
        /// How long after the step before.
        let after: Duration
        let deed: Deed
    }

    enum Deed {
        case fetch(url: String, agent: String)
        case write(@Sendable (Instant) -> [UInt8])
    }

    /// In order; drawn by email and address, so that it is the same if it is asked for again.
    func steps() -> [Step] {
        var random = SeededRandom(seed: seed)
        let addresses = trackedAddresses
        var steps: [Step] = []
        func wait(_ range: ClosedRange<Int>) -> Duration { .seconds(Int.random(in: range, using: &random)) }
        guard order == 0 || random.chance(person.habits.reads) else { return [] }
        let patience = order == 0 ? 12...25 : 20...90
        if let beacon = addresses.first(where: { $0.kind == .beacon }) {
            steps.append(Step(after: wait(patience), deed: .fetch(url: beacon.url, agent: person.program.opening)))
        }
        let links = addresses.filter { $0.kind == .link || $0.kind == .file }
        if let link = random.pick(links), random.chance(0.8) {
            steps.append(Step(after: wait(10...25), deed: .fetch(url: link.url, agent: person.program.clicking)))
        }
        if random.chance(order == 0 ? 0.6 : person.habits.answers) {
            let text = random.pick(Self.answers) ?? ""
            steps.append(Step(after: wait(25...60), deed: .write { reply(text, at: $0) }))
        }
        return steps
    }

    private static let answers = [
        "Thanks, that is what I was waiting for. Can we talk tomorrow at ten?",
        "Got it. I will show it to my colleagues and come back to you this week.",
        "This looks right. Please send the final version.",
        "Thank you. One question: how long is this offer valid?",
    ]

    private var seed: UInt64 {
        "\(email.id)\(person.address)".utf8.reduce(14_695_981_039_346_656_037) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
    }

    private func reply(_ text: String, at now: Instant) -> [UInt8] {
        DemoAnswer(
            person: person,
            seller: email.from.address,
            subject: email.subject,
            messageID: email.messageID ?? "",
            at: now
        ).reply(text)
    }

    /// The tracked addresses of the copy's HTML, as they stand there.
    private var trackedAddresses: [(kind: HitKind, url: String)] {
        guard let html = try? Message(copy).html else { return [] }
        return html.split { "\"' <>".contains($0) }.compactMap { word in
            TrackingAddress(url: String(word)).map { ($0.kind, String(word)) }
        }
    }
}

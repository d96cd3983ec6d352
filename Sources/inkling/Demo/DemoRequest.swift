internal import Tracking

/// The request that a deed of the demo makes at the tracking listener.
struct DemoRequest {
    private let deed: DemoDeed
    private let person: DemoPerson

    init(_ deed: DemoDeed, by person: DemoPerson) {
        self.deed = deed
        self.person = person
    }

    /// `nil` for deeds that are done by mail.
    func hit(on email: EmailID) -> Hit? {
        let program = person.program
        switch deed.kind {
        case .open, .fetchAhead:
            return hit(on: email, .beacon, agent: program.opening, from: program.openingAddress ?? person.network)
        case .click(let link):
            return hit(on: email, .link, ordinal: link, agent: program.clicking, from: person.network)
        case .sweep(let link):
            let filter = DemoProgram.filter
            return hit(on: email, .link, ordinal: link, agent: filter.agent, from: filter.address)
        case .answer, .away, .bounce, .sellerAnswers:
            return nil
        }
    }

    private func hit(
        on email: EmailID,
        _ kind: HitKind,
        ordinal: Int = 0,
        agent: String,
        from address: String
    ) -> Hit? {
        guard let address = NetworkAddress(address), let recipient = UInt16(exactly: deed.recipient),
            let ordinal = UInt16(exactly: ordinal)
        else { return nil }
        return Hit(
            at: deed.at,
            kind: kind,
            copy: CopyReference(email: email, recipient: recipient),
            ordinal: ordinal,
            method: .get,
            address: address,
            agent: agent,
            headers: HitHeaders(
                accept: kind == .link ? "text/html,application/xhtml+xml,*/*;q=0.8" : "image/avif,image/webp,*/*;q=0.8",
                language: "en"
            )
        )
    }
}

package import Storage
package import Tracking

/// Judges the hits of a copy, those that arrived together with those that are stored, as often as evidence arrives.
package struct CopyJudge: Sendable {
    private let catalogue: AgentCatalogue
    private let networks: NetworkKnowledge
    private let judge = Judge()

    /// Puts it together.
    package init(catalogue: AgentCatalogue, networks: NetworkKnowledge) {
        self.catalogue = catalogue
        self.networks = networks
    }

    /// Of copies that don't exist nothing is known: their hits are handed on all the same, so that storage counts them.
    private static let strangersFacts = CopyFacts(
        handedOver: nil,
        isSandbox: false,
        isAddressedToSender: false,
        senderSessions: []
    )

    /// Judges hits that arrived, all of one copy, and says which stored ones are to be believed otherwise now.
    package func judge(
        _ arrived: [Hit],
        stored: [StoredHit],
        of copy: CopyFacts?
    ) -> (judged: [JudgedHit], rejudged: [Rejudgement]) {
        var copy = copy ?? Self.strangersFacts
        // What the sender's sessions tell of an address is noted with each hit, for the address is cut.
        let sessions = copy.senderSessions
        copy.senderSessions = []
        let observed = arrived.map { observe($0, sessions: sessions) }
        let judgements = judge.judge(observed + stored.map(observe), of: copy)
        let judged = zip(observed, judgements).map { hit, judgement in
            JudgedHit(
                hit: hit.hit,
                device: hit.agent.device,
                agentFamily: hit.agent.family,
                judgement: judgement,
                place: networks.place(of: hit.hit.address),
                network: hit.network,
                isSenders: hit.isSenders
            )
        }
        return (judged, changes(stored, Array(judgements.dropFirst(arrived.count))))
    }

    /// What was drawn from an address while it is whole.
    private func observe(_ hit: Hit, sessions: [SessionTrace]) -> ObservedHit {
        let agent = catalogue.reading(of: hit.agent)
        return ObservedHit(
            hit: hit,
            agent: agent,
            network: networks.facts(of: hit.address),
            isSenders: sessions.contains { $0.explains(hit.address, agentFamily: agent.family) },
            isHeadKnown: true
        )
    }

    /// What was drawn from it then.
    private func observe(_ stored: StoredHit) -> ObservedHit {
        ObservedHit(
            hit: stored.hit,
            agent: catalogue.reading(of: stored.hit.agent),
            network: stored.network,
            // Hits that were stored before this was noted keep it in their verdict.
            isSenders: stored.isSenders || stored.judgement.verdict == .own,
            isHeadKnown: true
        )
    }

    /// The stored hits whose verdict changed; of what was folded into one, the most human counts.
    ///
    /// Where a flood leaves no room for the whole copy nothing is changed: what it rested on may be missing.
    private func changes(_ stored: [StoredHit], _ judgements: [Judgement]) -> [Rejudgement] {
        let pairs = Dictionary(grouping: zip(stored, judgements), by: \.0.id)
        guard pairs.count < StoredHit.limit else { return [] }
        let changes = pairs.values.compactMap { hits -> Rejudgement? in
            guard let first = hits.first?.0, let judgement = hits.map(\.1).min(by: Self.isMoreHuman),
                judgement.verdict != first.judgement.verdict
            else { return nil }
            return Rejudgement(
                copy: first.hit.copy,
                hit: first.id,
                previous: first.judgement.verdict,
                judgement: judgement
            )
        }
        return changes.sorted { $0.hit.description < $1.hit.description }
    }

    private static func isMoreHuman(_ left: Judgement, _ right: Judgement) -> Bool {
        let order: [Verdict] = [.human, .unknown, .own, .machine]
        return order.firstIndex(of: left.verdict) ?? 0 < order.firstIndex(of: right.verdict) ?? 0
    }
}

package import Engagement
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
    ///
    /// Of what was folded into one, first and last are looked at, and the most human counts.
    package func judge(
        _ arrived: [HitRun],
        stored: [StoredHit],
        of copy: CopyFacts?
    ) -> (judged: [JudgedHit], rejudged: [Rejudgement]) {
        var copy = copy ?? Self.strangersFacts
        // What the sender's sessions tell of an address is noted with each hit, for the address is cut.
        let sessions = copy.senderSessions
        copy.senderSessions = []
        let observed = arrived.map { observe($0.first, sessions: sessions) }
        let repeated = arrived.indices.filter { arrived[$0].lastAt > arrived[$0].first.at }
        let last = repeated.map { again(observed[$0], as: arrived[$0].last) }
        let judgements = judge.judge(observed + last + stored.map(observe), of: copy)
        var believed = Array(judgements.prefix(arrived.count))
        for (place, judgement) in zip(repeated, judgements.dropFirst(arrived.count))
        where Self.isMoreHuman(judgement, believed[place]) {
            believed[place] = judgement
        }
        let judged = arrived.indices.map { kept(arrived[$0], observed[$0], believed[$0]) }
        return (judged, changes(stored, Array(judgements.dropFirst(arrived.count + last.count))))
    }

    private func kept(_ run: HitRun, _ observed: ObservedHit, _ judgement: Judgement) -> JudgedHit {
        JudgedHit(
            hit: run.first,
            device: observed.agent.device,
            agentFamily: observed.agent.family,
            judgement: judgement,
            place: networks.place(of: run.first.address),
            network: observed.network,
            isSenders: observed.isSenders,
            lastAt: run.lastAt,
            count: run.count
        )
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

    /// The same visitor later.
    private func again(_ observed: ObservedHit, as hit: Hit) -> ObservedHit {
        ObservedHit(hit: hit, agent: observed.agent, network: observed.network, isSenders: observed.isSenders)
    }

    /// What was drawn from it then.
    private func observe(_ stored: StoredHit) -> ObservedHit {
        ObservedHit(
            hit: stored.hit,
            agent: catalogue.reading(of: stored.hit.agent),
            network: stored.network,
            // Hits that were stored before this was noted keep it in their verdict.
            isSenders: stored.isSenders || stored.verdict == .own,
            isHeadKnown: true
        )
    }

    /// The stored hits whose verdict changed; of what was folded into one, the most human counts.
    ///
    /// Where a flood leaves no room for the whole copy nothing is changed: what it rested on may be missing.
    private func changes(_ stored: [StoredHit], _ judgements: [Judgement]) -> [Rejudgement] {
        guard zip(stored, judgements).contains(where: { $0.verdict != $1.verdict }) else { return [] }
        let pairs = Dictionary(grouping: zip(stored, judgements), by: \.0.id)
        guard pairs.count < StoredHit.limit else { return [] }
        let changes = pairs.values.compactMap { hits -> Rejudgement? in
            guard let first = hits.first?.0, let judgement = hits.map(\.1).min(by: Self.isMoreHuman),
                judgement.verdict != first.verdict
            else { return nil }
            return Rejudgement(
                copy: first.hit.copy,
                hit: first.id,
                previous: first.verdict,
                judgement: judgement
            )
        }
        return changes.sorted { $0.hit < $1.hit }
    }

    private static func isMoreHuman(_ left: Judgement, _ right: Judgement) -> Bool {
        let order: [Verdict] = [.human, .unknown, .own, .machine]
        return order.firstIndex(of: left.verdict) ?? 0 < order.firstIndex(of: right.verdict) ?? 0
    }
}

/// Judges what made a hit, from the hit, its neighbours and what is known of the copy alone (product §4.5).
package struct Judge: Sendable {
    /// Makes a judge.
    package init() {}

    /// Judges one hit by the first rule that has something to say.
    ///
    /// `device` and `agentFamily` are what ``AgentCatalogue`` tells of the hit's agent; `neighbours` are other hits, of at
    /// least two seconds before and after, in any order.
    package func judge(
        _ hit: Hit,
        device: Device,
        agentFamily: String,
        copy: CopyFacts,
        neighbours: [Hit]
    ) -> Judgement {
        let evidence = Evidence(
            hit: hit,
            device: device,
            agentFamily: agentFamily,
            copy: copy,
            neighbours: neighbours
        )
        for rule in copy.isSandbox ? Self.sandboxRules : Self.rules {
            if let judgement = rule(evidence) { return judgement }
        }
        return Judgement(
            verdict: .unknown,
            confidence: 0.5,
            reasons: ["Nothing tells whether a person made this request"]
        )
    }

    private typealias Rule = @Sendable (Evidence) -> Judgement?

    private static let rules: [Rule] = [
        own, requestForm, robotAgent, tooFast, picturesByProxy, manyLinks, completeProgram, emptyAgent,
    ]
    /// In the sandbox the rules on own, delay, network and bursts do not apply (product §4.5).
    private static let sandboxRules: [Rule] = [requestForm, sandbox]
}

extension Judge {
    /// All that the rules look at.
    struct Evidence {
        let hit: Hit
        let device: Device
        let agentFamily: String
        let copy: CopyFacts
        let neighbours: [Hit]

        /// Whether a picture was asked for, so that an open is in question.
        var isOpen: Bool { hit.kind == .beacon || hit.kind == .image }

        /// How long after hand-over the hit came; `nil` while that is not known.
        var delay: Duration? { copy.handedOver.map { hit.at - $0 } }
    }
}

extension Judge {
    /// What an answer and the recipient's habits say, once every hit has its verdict.
    static func lookBack(_ cases: [Case], _ judgements: inout [Judgement], _ copy: CopyFacts) {
        // Nobody is a stranger before two deeds are known, and without an answer nothing else is to be asked.
        let people = judgements.count { $0.verdict == .human }
        guard people > 2 || !copy.usualVisitors.isEmpty || copy.quoted != nil || copy.answered != nil else { return }
        var known = copy.usualVisitors
        var earlier: Set<Visitor> = []
        var networks: Set<NetworkAddress> = []
        var count = 0
        for place in cases.indices where judgements[place].verdict == .human && !cases[place].isProxied {
            let visitor = cases[place].visitor
            if isAfterQuote(cases[place], copy), !known.contains(visitor), !earlier.contains(visitor) {
                judgements[place] = perhapsSenders(judgements[place])
                continue
            }
            if isStranger(visitor, to: known, networks) {
                judgements[place] = forwarded(judgements[place])
                continue
            }
            earlier.insert(visitor)
            networks.insert(visitor.network)
            count += 1
            // From the second deed on, those who did them are usual; one alone says nothing yet.
            if count == 2 {
                known.formUnion(earlier)
            } else if count > 2 {
                known.insert(visitor)
            }
        }
        // Through a proxy nobody can be told from the sender.
        for place in cases.indices
        where judgements[place].verdict == .human && cases[place].isProxied && isAfterQuote(cases[place], copy) {
            judgements[place] = perhapsSenders(judgements[place])
        }
        creditAnswer(cases, &judgements, copy)
    }

    /// After a reply that quotes our copy reached the sender, pictures may be loaded by the sender's reading of it
    /// (product §4.5).
    private static func isAfterQuote(_ hit: Case, _ copy: CopyFacts) -> Bool {
        guard hit.isPicture, let quoted = copy.quoted else { return false }
        return hit.hit.at >= quoted
    }

    private static func perhapsSenders(_ judgement: Judgement) -> Judgement {
        let reason =
            "A reply that quotes this mail had reached the sender, whose reading of it may have loaded the pictures"
        return Judgement(
            verdict: .unknown,
            confidence: 0.5,
            reasons: [reason] + judgement.reasons,
            proxy: judgement.proxy
        )
    }

    /// Whether a person is on another network *and* on another device than the recipient usually is.
    private static func isStranger(_ visitor: Visitor, to known: Set<Visitor>, _ networks: Set<NetworkAddress>) -> Bool
    {
        !known.isEmpty
            && !known.contains {
                $0.network == visitor.network || ($0.system == visitor.system && $0.program == visitor.program)
            }
            && !networks.contains(visitor.network)
    }

    private static func forwarded(_ judgement: Judgement) -> Judgement {
        let reason = "Perhaps forwarded: another network and another device than this recipient’s usual ones"
        return Judgement(
            verdict: .human,
            confidence: judgement.confidence,
            reasons: judgement.reasons + [reason],
            proxy: judgement.proxy
        )
    }

    /// Who answered had read: where no open is believed to be a person's, the last one before the answer that can't be told is.
    private static func creditAnswer(_ cases: [Case], _ judgements: inout [Judgement], _ copy: CopyFacts) {
        guard let answered = copy.answered else { return }
        let opens = cases.indices.filter { cases[$0].isPicture && cases[$0].hit.at <= answered }
        guard !opens.contains(where: { judgements[$0].verdict == .human }),
            let open = opens.last(where: { judgements[$0].verdict == .unknown })
        else { return }
        judgements[open] = Judgement(
            verdict: .human,
            confidence: 0.9,
            reasons: ["An answer or a read receipt came afterwards, so the mail was read"] + judgements[open].reasons,
            proxy: judgements[open].proxy
        )
    }
}

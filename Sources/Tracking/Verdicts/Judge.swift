/// Judges what made the hits of a copy, from the hits, one another and what is known of the copy alone (product §4.5).
///
/// Each thing that speaks for a machine or for a person has a weight, and the sum decides; a few things settle a hit at once.
/// So nothing is decided by a single doubtful sign, and every verdict can say what speaks for it and what against it.
/// All weights stand beside their reasons, in the files of this folder; docs/decisions/013-verdicts.md argues them.
package struct Judge: Sendable {
    /// Makes a judge.
    package init() {}

    /// Judges hits, all those of one copy that are known, in any order; the answers are in the order of the hits.
    package func judge(_ hits: [ObservedHit], of copy: CopyFacts) -> [Judgement] {
        let order = hits.indices.sorted { (hits[$0].hit.at, $0) < (hits[$1].hit.at, $1) }
        var cases = order.map { Case(hits[$0], of: copy) }
        for place in cases.indices {
            Self.settle(&cases[place], copy)
            guard cases[place].settled == nil else { continue }
            Self.hear(&cases[place])
        }
        if !copy.isSandbox {
            Self.lookAround(&cases, copy)
        }
        var judgements = cases.map(\.judgement)
        if !copy.isSandbox {
            Self.lookBack(cases, &judgements, copy)
        }
        return zip(order, judgements).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What the hit alone says.
    private static func hear(_ hit: inout Case) {
        hearRequest(&hit)
        hearAgent(&hit)
        hearBrowsersManners(&hit)
        hearNetwork(&hit)
        hearDelay(&hit)
    }

    /// What the hits say of one another.
    private static func lookAround(_ cases: inout [Case], _ copy: CopyFacts) {
        findBursts(&cases, copy)
        findPairs(&cases)
        findTwoAgents(&cases)
        findForerunners(&cases)
        // After everything that proves a machine.
        findCompanions(&cases)
        findEarlierOpens(&cases)
        findLaterDeeds(&cases)
    }
}

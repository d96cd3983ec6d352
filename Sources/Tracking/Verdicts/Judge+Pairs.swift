extension Judge {
    private static let pairTime = Duration.seconds(15)
    private static let checkTime = Duration.seconds(3)
    /// So many hits are looked at on each side: a flood must not make every hit look at every other.
    private static let reach = 20

    /// The same link from another network with another program, seconds apart: one of the two is a scanner.
    static func findPairs(_ cases: inout [Case]) {
        var found: [Int: Evidence] = [:]
        var spared: [Int: Evidence] = [:]
        let partners = cases.indices.filter { isPartner(cases[$0]) }
        for (place, first) in partners.enumerated() {
            for second in partners.dropFirst(place + 1).prefix(reach) {
                let gap = cases[second].hit.at - cases[first].hit.at
                guard gap <= pairTime else { break }
                guard arePair(cases[first], cases[second], gap: gap) else { continue }
                let (machine, person) =
                    scannerComesSecond(cases[first], cases[second], gap: gap) ? (second, first) : (first, second)
                found[machine] = pairEvidence(gap, cases[machine])
                spared[person] = .person(
                    0.4,
                    "A scanner asked for the same link \(words(gap)) \(machine < person ? "before" : "after")"
                )
            }
        }
        for (place, evidence) in found { cases[place].add(evidence) }
        for (place, evidence) in spared where found[place] == nil { cases[place].add(evidence) }
    }

    /// Whether a click may be half of such a pair: a browser's that nothing else has given away.
    private static func isPartner(_ hit: Case) -> Bool {
        hit.hit.kind == .link && hit.observed.isLinkKnown && hit.settled == nil && hit.isBrowser && !hit.isAhead
            && !hit.isCertainMachine
    }

    private static func arePair(_ first: Case, _ second: Case, gap: Duration) -> Bool {
        guard first.hit.ordinal == second.hit.ordinal, first.hit.agent != second.hit.agent,
            first.network != second.network
        else { return false }
        // Within three seconds also another browser of the same system: links are checked when they are clicked.
        return first.device.system != second.device.system || gap <= checkTime
    }

    private static func pairEvidence(_ gap: Duration, _ machine: Case) -> Evidence {
        .machine(3.4, "The same link from another network with another program \(words(gap)) apart")
    }

    /// Which of the two is the scanner: what speaks against each, else its order.
    ///
    /// A check at the time of the click comes just before the person's own; what comes seconds later is a scanner that looks
    /// at what people click.
    private static func scannerComesSecond(_ first: Case, _ second: Case, gap: Duration) -> Bool {
        let difference = suspicion(second) - suspicion(first)
        if abs(difference) > 0.05 { return difference > 0 }
        return gap > checkTime
    }

    private static func suspicion(_ hit: Case) -> Double {
        // People have IPv6 addresses more often than scanners have.
        hit.weight + (hit.hit.address.bitCount == 128 ? -0.3 : 0)
    }

    /// Pictures and a link asked for from one network with two browsers that no one person has open side by side.
    ///
    /// A mail program beside a browser, or two browsers of one system, are what people do have: the mail is read in one, and
    /// links open in the other. Of stored hits only the network is left, so that it is asked for of all: a house of many
    /// people leaves a doubt, unless it is a matter of seconds.
    static func findTwoAgents(_ cases: inout [Case]) {
        var found: [Int: Evidence] = [:]
        let candidates = cases.indices.filter { mayHaveTwoAgents(cases[$0]) }
        for (place, first) in candidates.enumerated() {
            for second in candidates.dropFirst(place + 1).prefix(reach) {
                let gap = cases[second].hit.at - cases[first].hit.at
                guard gap <= .seconds(120) else { break }
                guard areTwoAgents(cases[first], cases[second]) else { continue }
                let evidence = twoAgents(gap)
                for place in [first, second] { found[place] = max(found[place] ?? evidence, evidence) }
            }
        }
        for (place, evidence) in found { cases[place].add(evidence) }
    }

    private static func twoAgents(_ gap: Duration) -> Evidence {
        let reason = "One network asked for pictures and a link with two different browsers"
        return .machine(gap <= checkTime ? 2.8 : gap <= .seconds(10) ? 2.2 : 1.4, reason)
    }

    private static func mayHaveTwoAgents(_ hit: Case) -> Bool {
        hit.settled == nil && hit.isBrowser && !hit.isProxied && !hit.isAhead
            && (hit.isPicture || hit.hit.kind == .link)
    }

    private static func areTwoAgents(_ first: Case, _ second: Case) -> Bool {
        first.isPicture != second.isPicture && first.network == second.network
            && first.hit.address != .unspecified
            && first.hit.agent != second.hit.agent
            && (first.device.system != second.device.system || first.device.program == second.device.program)
    }
}

extension Judge {
    private static let companionTime = Duration.seconds(2)
    private static let visitTime = Duration.seconds(60)
    private static let reach = 40
    /// Nobody reads a mail in less.
    private static let readingTime = Duration.seconds(3)

    /// What was found out about one request holds for those that belong to it: the same program from the same network
    /// within a minute, and other links asked for in the same moment.
    static func findCompanions(_ cases: inout [Case]) {
        let isCertain = cases.map(\.isCertainMachine)
        var found: [Int: Evidence] = [:]
        for place in cases.indices where !isCertain[place] && cases[place].settled == nil && !cases[place].isProxied {
            let near = max(0, place - reach)...min(cases.count - 1, place + reach)
            for machine in near where isCertain[machine] {
                guard let evidence = companionship(cases[place], cases[machine]) else { continue }
                found[place] = max(found[place] ?? evidence, evidence)
            }
        }
        for (place, evidence) in found { cases[place].add(evidence) }
    }

    private static func companionship(_ hit: Case, _ machine: Case) -> Evidence? {
        let gap = hit.hit.at < machine.hit.at ? machine.hit.at - hit.hit.at : hit.hit.at - machine.hit.at
        let isSameNetwork = hit.network == machine.network
        let isOtherLink =
            hit.hit.ordinal != machine.hit.ordinal && hit.observed.isLinkKnown && machine.observed.isLinkKnown
        if isSameNetwork, !hit.hit.agent.isEmpty, hit.hit.agent == machine.hit.agent, gap <= visitTime {
            return .machine(3, "The same program from the same network was found to be a scanner \(words(gap)) apart")
        }
        // The person's own click follows a scanner's on the same link; another link in that moment is the scanner's, too.
        if hit.hit.kind == .link, machine.hit.kind == .link, isOtherLink, gap <= companionTime {
            return .machine(3, "In one go with a scanner’s request for another link")
        }
        // A mail program's picture may be the person's own, beside a scanner in the same house.
        guard isSameNetwork, gap <= companionTime, !hit.isMailProgram else { return nil }
        let reason = "In one go with a scanner’s request from the same network"
        if hit.hit.kind == .link, isOtherLink || machine.hit.kind != .link { return .machine(3, reason) }
        // A browser's may be, too, but hardly while the mail is being scanned.
        return hit.isPicture && isSoon(hit) ? .machine(2.7, reason) : nil
    }

    /// People at virtual desktops open a mail, read, and click; scanners that run beside them follow links alone or at once.
    static func findEarlierOpens(_ cases: inout [Case]) {
        var opens: [Visitor: Int] = [:]
        for place in cases.indices {
            let hit = cases[place]
            guard hit.settled == nil, hit.isBrowser, hit.observed.network.kind == .desktopCloud else { continue }
            if hit.isPicture, hit.verdict != .machine {
                opens[hit.visitor] = opens[hit.visitor] ?? place
            } else if hit.hit.kind == .link, let open = opens[hit.visitor] {
                let gap = hit.hit.at - cases[open].hit.at
                if gap > readingTime {
                    cases[place].add(.person(1.6, "The same visitor had opened the mail \(words(gap)) before"))
                } else if hit.verdict == .machine {
                    cases[open].add(.machine(1.3, "In one go with a link that a scanner seems to have followed"))
                }
            }
        }
    }

    /// Who clicked is a person; what the same visitor did shortly before, and could not be told, was theirs as well.
    static func findLaterDeeds(_ cases: inout [Case]) {
        var deeds: [Visitor: Instant] = [:]
        for place in cases.indices.reversed() {
            let hit = cases[place]
            guard hit.settled == nil, !hit.isProxied, hit.device.system != nil else { continue }
            if let deed = deeds[hit.visitor], hit.verdict == .unknown, deed - hit.hit.at <= .seconds(3_600),
                deed - hit.hit.at > companionTime
            {
                cases[place].add(
                    .person(1, "The same visitor went on \(words(deed - hit.hit.at)) later, as a person does")
                )
            }
            if !hit.isPicture, cases[place].verdict == .human { deeds[hit.visitor] = hit.hit.at }
        }
    }
}

extension Judge {
    private static let burstTime = Duration.seconds(2)
    private static let sweepTime = Duration.seconds(10)

    /// Clicks on different links close to one another; of what can be said of each only the strongest counts, for it is one and
    /// the same sign.
    static func findBursts(_ cases: inout [Case], _ copy: CopyFacts) {
        let clicks = cases.indices.filter {
            cases[$0].hit.kind == .link && cases[$0].observed.isLinkKnown && !cases[$0].isAhead
        }
        // Of most copies no two clicks are near: nothing more is to be asked.
        guard zip(clicks, clicks.dropFirst()).contains(where: { cases[$1].hit.at - cases[$0].hit.at <= sweepTime }),
            Set(clicks.map { cases[$0].hit.ordinal }).count >= 2
        else { return }
        let hits = clicks.map { cases[$0].hit }
        var found: [Int: Evidence] = [:]
        // Three different links of a copy within two seconds: scanners try all of them.
        for (click, most) in zip(clicks, mostLinks(of: hits, within: burstTime)) where most >= 3 {
            found[click] = .machine(4, "\(most) different links within 2 s")
        }
        for (click, most) in zip(clicks, mostLinks(of: hits, within: .seconds(1)))
        where most == 2 && found[click] == nil {
            found[click] = .machine(0.8, "2 different links within 1 s")
        }
        for (click, sweep) in sweeps(cases, clicks, copy) {
            found[click] = max(found[click] ?? sweep, sweep)
        }
        for (click, evidence) in found { cases[click].add(evidence) }
    }

    /// For each click, given in order of time, the most different links in one window around it.
    ///
    /// Every click begins a window, which moves on with it, for a flood may put thousands beside one another.
    private static func mostLinks(of clicks: [Hit], within time: Duration) -> [Int] {
        var counts: [UInt16: Int] = [:]
        var found: [Int] = []
        var end = 0
        for (start, first) in clicks.enumerated() {
            while end < clicks.count, clicks[end].at - first.at <= time {
                counts[clicks[end].ordinal, default: 0] += 1
                end += 1
            }
            found.append(counts.count)
            let left = counts[clicks[start].ordinal, default: 0] - 1
            counts[clicks[start].ordinal] = left > 0 ? left : nil
        }
        return greatest(of: found, clicks, within: time)
    }

    /// The greatest of what the windows hold that begin no later than each click and reach it.
    private static func greatest(of found: [Int], _ clicks: [Hit], within time: Duration) -> [Int] {
        // The beginnings that may still be the greatest, in falling order.
        var candidates: [Int] = []
        var first = 0
        return clicks.indices.map { click in
            while candidates.count > first, let last = candidates.last, found[last] <= found[click] {
                candidates.removeLast()
            }
            candidates.append(click)
            while clicks[click].at - clicks[candidates[first]].at > time { first += 1 }
            return found[candidates[first]]
        }
    }

    /// Every link of a copy within ten seconds, from one network or with one agent: a sweep under an ordinary browser's name.
    private static func sweeps(_ cases: [Case], _ clicks: [Int], _ copy: CopyFacts) -> [Int: Evidence] {
        var groups: [SweepKey: [Int]] = [:]
        for click in clicks {
            let hit = cases[click].hit
            groups[.network(cases[click].network), default: []].append(click)
            if !hit.agent.isEmpty { groups[.agent(hit.agent), default: []].append(click) }
        }
        let opened = cases.first { $0.isPicture && $0.verdict != .machine }?.hit.at
        var found: [Int: Evidence] = [:]
        for group in groups.values {
            let most = mostLinks(of: group.map { cases[$0].hit }, within: sweepTime)
            for (click, most) in zip(group, most) {
                guard let evidence = sweep(of: most, cases[click], copy, opened: opened) else { continue }
                found[click] = max(found[click] ?? evidence, evidence)
            }
        }
        return found
    }

    private enum SweepKey: Hashable {
        case network(NetworkAddress)
        case agent(String)
    }

    /// Scanners take every link within a minute of hand-over; later, a person may go through the few links of a mail that
    /// they have open.
    private static func sweep(of links: Int, _ hit: Case, _ copy: CopyFacts, opened: Instant?) -> Evidence? {
        if let all = copy.linkCount, all >= 3, links >= all {
            let reason = "Every link of the mail within 10 s"
            if isSoon(hit) || all >= 5 { return .machine(4, reason) }
            let wasOpened = opened.map { $0 <= hit.hit.at } ?? false
            return .machine(wasOpened ? 1.8 : 2.7, reason)
        }
        let reason = "\(links) different links within 10 s"
        if links >= 3, isSoon(hit) { return .machine(3.5, "\(reason), soon after hand-over") }
        return links >= 4 ? .machine(1.5, reason) : nil
    }
}

extension Evidence: Comparable {
    static func < (left: Evidence, right: Evidence) -> Bool { left.weight < right.weight }
}

extension Judge {
    /// Requests in a form that people's programs send only when nobody looks.
    static let requestForm: @Sendable (Evidence) -> Judgement? = { evidence in
        if evidence.hit.method == .head {
            return Judgement(
                verdict: .machine,
                confidence: 0.95,
                reasons: ["Only the head was asked for, as checkers do"]
            )
        }
        guard let purpose = evidence.hit.headers.purpose?.lowercased(),
            ["prefetch", "preview", "prerender"].contains(where: { purpose.contains($0) })
        else { return nil }
        return Judgement(
            verdict: .machine,
            confidence: 0.95,
            reasons: ["The program said that it was loading ahead, before anybody looked"]
        )
    }

    /// Crawlers, tools and scanners that say what they are.
    static let robotAgent: @Sendable (Evidence) -> Judgement? = { evidence in
        // A picture proxy's name proves nothing against the click: such proxies fetch no links.
        guard PictureProxy(agent: evidence.hit.agent) == nil else { return nil }
        guard evidence.device.isCrawler || RobotAgents.part(in: evidence.hit.agent) != nil else { return nil }
        return Judgement(verdict: .machine, confidence: 0.95, reasons: ["The program says itself that it is a robot"])
    }

    /// Nobody reads within a second.
    static let tooFast: @Sendable (Evidence) -> Judgement? = { evidence in
        guard let delay = evidence.delay, delay < .seconds(1) else { return nil }
        return Judgement(verdict: .machine, confidence: 0.9, reasons: ["Less than 1 s after hand-over"])
    }

    /// Three different links of a copy within two seconds: scanners try all of them.
    static let manyLinks: @Sendable (Evidence) -> Judgement? = { evidence in
        guard evidence.hit.kind == .link else { return nil }
        let window = Duration.seconds(2)
        let near = (evidence.neighbours + [evidence.hit]).filter { hit in
            hit.kind == .link && hit.copy == evidence.hit.copy
                && hit.at - evidence.hit.at <= window && evidence.hit.at - hit.at <= window
        }
        // Hardly anybody gets further: the rest is for bursts.
        guard Set(near.map(\.ordinal)).count >= 3 else { return nil }
        let most = mostLinks(in: near.sorted { $0.at < $1.at }, within: window, around: evidence.hit.at)
        guard most >= 3 else { return nil }
        return Judgement(verdict: .machine, confidence: 0.9, reasons: ["\(most) different links within 2 s"])
    }

    /// The most different links of clicks, given in order of time, that lie in one window around a moment.
    ///
    /// Every click until that moment begins a window, which moves on with it, for a flood may put thousands beside one another.
    private static func mostLinks(in clicks: [Hit], within window: Duration, around moment: Instant) -> Int {
        var counts: [UInt16: Int] = [:]
        var most = 0
        var end = clicks.startIndex
        for first in clicks.prefix(while: { $0.at <= moment }) {
            while end < clicks.endIndex, clicks[end].at - first.at <= window {
                counts[clicks[end].ordinal, default: 0] += 1
                end += 1
            }
            most = max(most, counts.count)
            let left = counts[first.ordinal, default: 0] - 1
            counts[first.ordinal] = left > 0 ? left : nil
        }
        return most
    }

    /// No agent at all: scanners leave it out for links; for pictures some mail programs do, too.
    static let emptyAgent: @Sendable (Evidence) -> Judgement? = { evidence in
        guard evidence.hit.agent.isEmpty else { return nil }
        let reason = "The program did not say what it is"
        return evidence.isOpen
            ? Judgement(verdict: .unknown, confidence: 0.5, reasons: [reason])
            : Judgement(verdict: .machine, confidence: 0.7, reasons: [reason])
    }
}

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
        let most = near.filter { $0.at <= evidence.hit.at }
            .map { first in
                Set(near.filter { $0.at >= first.at && $0.at - first.at <= window }.map(\.ordinal)).count
            }
            .max()
        guard let most, most >= 3 else { return nil }
        return Judgement(verdict: .machine, confidence: 0.9, reasons: ["\(most) different links within 2 s"])
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

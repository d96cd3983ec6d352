internal import Foundation

/// A hit before the judge: what speaks for a machine, what for a person.
struct Case {
    let observed: ObservedHit
    /// The network, as addresses are cut.
    let network: NetworkAddress
    /// Whether a picture was asked for, so that an open is in question.
    let isPicture: Bool
    /// Whether the agent is a mail program's.
    let isMailProgram: Bool
    /// Whether the agent is a browser's as people use them: browsers have named themselves so since the nineties, with the
    /// system they run on.
    let isBrowser: Bool
    /// Whether the program said that it was loading ahead: that proves only that this request was nobody's.
    let isAhead: Bool
    /// How long after hand-over it came; `nil` while that is not known.
    let delay: Duration?
    /// What settles it, whatever else is found.
    var settled: Judgement?
    var evidence: [Evidence] = []
    /// The picture proxy or prefetcher that made it.
    var proxy: String?

    /// So much evidence makes it a machine's, so much a person's; what lies between can't be told.
    private static let machineWeight = 1.0
    private static let personWeight = -0.4
    /// So much evidence proves a machine, for others as well.
    private static let certainWeight = 3.5
    /// How strongly loading ahead speaks for a machine.
    static let aheadWeight = 6.0

    init(_ observed: ObservedHit, of copy: CopyFacts) {
        self.observed = observed
        let (hit, agent) = (observed.hit, observed.agent)
        network = hit.address.network
        isPicture = hit.kind == .beacon || hit.kind == .image
        isMailProgram =
            agent.fact?.kind == .mailProgram || agent.device.program.map(Self.mailPrograms.contains) == true
        isBrowser =
            hit.agent.hasPrefix("Mozilla/") && agent.device.program != nil && agent.device.system != nil
            && agent.fact == nil && !agent.device.isCrawler && !isMailProgram
        isAhead =
            hit.headers.purpose.map { purpose in
                ["prefetch", "preview", "prerender"].contains { purpose.lowercased().contains($0) }
            } ?? false
        delay = copy.handedOver.map { observed.hit.at - $0 }
    }

    var hit: Hit { observed.hit }
    var fact: AgentFact? { observed.agent.fact }
    var device: Device { observed.agent.device }

    /// Whether somebody else fetches for the reader, so that network and device are not theirs.
    var isProxied: Bool { proxy != nil || fact?.hidesDevice == true || isFromReadersService }

    private var isFromReadersService: Bool {
        guard isPicture, let kind = observed.network.kind else { return false }
        return kind == .pictureProxy || kind == .privacyRelay || kind == .mailReader
    }

    /// Where from and with what it came.
    var visitor: Visitor {
        Visitor(network: network, system: device.system, program: device.program)
    }

    /// What speaks for a machine, less what speaks for a person.
    var weight: Double { evidence.reduce(0) { $0 + $1.weight } }

    var verdict: Verdict {
        if let settled { return settled.verdict }
        let weight = weight
        return weight >= Self.machineWeight ? .machine : weight <= Self.personWeight ? .human : .unknown
    }

    /// Whether it is a machine's beyond doubt; a person's own browser loads ahead, too.
    var isCertainMachine: Bool {
        settled == nil && weight - (isAhead ? Self.aheadWeight : 0) >= Self.certainWeight
    }

    mutating func add(_ found: Evidence?) {
        if let found { evidence.append(found) }
    }

    /// The verdict with its reasons, the strongest first; what speaks against it comes last and says so.
    var judgement: Judgement {
        if let settled { return settled }
        let verdict = verdict
        let sign: Double = verdict == .human ? -1 : 1
        let ranked = evidence.sorted { abs($0.weight) > abs($1.weight) }
        var reasons = ranked.filter { verdict == .unknown || $0.weight * sign >= 0 }.map(\.reason)
        if verdict != .unknown {
            reasons += ranked.filter { $0.weight * sign < 0 }.map { "Against it: \($0.reason)" }
        }
        if reasons.isEmpty { reasons = ["Nothing tells whether a person made this request"] }
        return Judgement(verdict: verdict, confidence: confidence(of: verdict), reasons: reasons, proxy: proxy)
    }

    private func confidence(of verdict: Verdict) -> Double {
        // What can't be told is the surer, the more evenly the evidence is spread.
        let odds = verdict == .unknown ? 0.5 : 1 / (1 + exp(-abs(weight)))
        return (min(odds, 0.99) * 100).rounded() / 100
    }

    private static let mailPrograms: Set<String> = [
        "Airmail", "Apple Mail", "Evolution", "Lotus Notes", "Outlook", "Outlook-iOS", "Outlook-iOS-Android", "Postbox",
        "Superhuman", "Thunderbird", "Windows Live Mail", "YahooMobileMail", "kmail2",
    ]
}

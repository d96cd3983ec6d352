extension Judge {
    /// What settles a hit at once.
    static func settle(_ hit: inout Case, _ copy: CopyFacts) {
        if copy.isSandbox {
            settleInSandbox(&hit)
        } else if let own = own(hit, copy) {
            hit.settled = own
        } else if hit.isPicture {
            settlePicture(&hit)
        }
    }

    /// In the sandbox the rules on own, delay, network and bursts do not apply: what is done there is the recipient's doing
    /// (product §4.5).
    private static func settleInSandbox(_ hit: inout Case) {
        hearRequestForm(&hit)
        guard hit.evidence.isEmpty else {
            hit.settled = hit.judgement
            return
        }
        let done =
            switch hit.hit.kind {
            case .beacon, .image: "Opened"
            case .link: "Clicked"
            case .file, .page: "Viewed"
            }
        hit.settled = Judgement(verdict: .human, confidence: 1, reasons: ["\(done) in the sandbox"])
    }

    /// The sender's own side: a copy to themselves, or a place and program they were just seen with.
    private static func own(_ hit: Case, _ copy: CopyFacts) -> Judgement? {
        if copy.isAddressedToSender {
            return Judgement(verdict: .own, confidence: 0.95, reasons: ["This copy went to the sender's own address"])
        }
        let family = hit.observed.agent.family
        guard
            hit.observed.isSenders
                || copy.senderSessions.contains(where: { $0.explains(hit.hit.address, agentFamily: family) })
        else { return nil }
        let reason = "The sender was logged in from this address with the same program within the last day"
        return Judgement(verdict: .own, confidence: 0.9, reasons: [reason])
    }

    /// Pictures that are fetched with or without a reader, and those fetched so soon that it can't be told.
    private static func settlePicture(_ hit: inout Case) {
        hearRequestForm(&hit)
        defer { hit.evidence = [] }
        guard hit.evidence.isEmpty else { return }
        if hit.fact?.kind == .prefetcher, let fact = hit.fact {
            hit.proxy = fact.name
            let reason = "\(fact.name) privacy relay fetched the pictures; this happens with or without a reader"
            hit.settled = Judgement(verdict: .unknown, confidence: 0.8, reasons: [reason], proxy: fact.name)
        } else if hit.fact?.kind == .pictureProxy, let fact = hit.fact {
            hit.proxy = fact.name
            guard let delay = hit.delay, delay < .seconds(5) else { return }
            let reason = "\(fact.name) fetched the pictures within 5 s of hand-over, perhaps ahead of the reader"
            hit.settled = Judgement(verdict: .unknown, confidence: 0.6, reasons: [reason], proxy: fact.name)
        } else if hit.observed.network.kind == .privacyRelay {
            // Only Apple's own systems use the relay; others share some of its addresses.
            let isApples = hit.device.system.map { ["iOS", "Mac OS X"].contains($0) } ?? true
            hit.proxy = isApples ? "Apple" : nil
            let reason = "Fetched through a privacy relay, which loads pictures with or without a reader"
            hit.settled = Judgement(verdict: .unknown, confidence: 0.7, reasons: [reason], proxy: hit.proxy)
        } else if isBareAppleMail(hit) {
            hit.proxy = "Apple"
            let reason =
                "Apple Mail fetched the pictures as it does ahead of a reader, taking anything instead of a picture"
            hit.settled = Judgement(verdict: .unknown, confidence: 0.6, reasons: [reason], proxy: hit.proxy)
        }
    }

    /// Apple Mail on a Mac names WebKit and no browser.
    ///
    /// When it shows a mail it asks for pictures; ahead of that for anything.
    private static func isBareAppleMail(_ hit: Case) -> Bool {
        let agent = hit.hit.agent
        return agent.hasPrefix("Mozilla/5.0 (Macintosh;") && agent.hasSuffix("AppleWebKit/605.1.15 (KHTML, like Gecko)")
            && (hit.hit.headers.accept ?? "*/*").filter { $0 != " " } == "*/*"
    }
}

extension Judge {
    /// Everything done in the sandbox is the recipient's doing (product §4.5).
    static let sandbox: @Sendable (Evidence) -> Judgement? = { evidence in
        let done =
            switch evidence.hit.kind {
            case .beacon, .image: "Opened"
            case .link: "Clicked"
            case .file, .page: "Viewed"
            }
        return Judgement(verdict: .human, confidence: 1, reasons: ["\(done) in the sandbox"])
    }

    /// The sender's own side: a copy to themselves, or a place and program they were just seen with.
    static let own: @Sendable (Evidence) -> Judgement? = { evidence in
        if evidence.copy.isAddressedToSender {
            return Judgement(verdict: .own, confidence: 0.95, reasons: ["This copy went to the sender's own address"])
        }
        // Whoever is on the same machine as the server shares its loopback address.
        guard !evidence.hit.address.isLoopback else { return nil }
        let trace = SessionTrace(address: evidence.hit.address, agentFamily: evidence.agentFamily)
        guard evidence.copy.senderSessions.contains(trace) else { return nil }
        let reason = "The sender was logged in from this address with the same program within the last day"
        return Judgement(verdict: .own, confidence: 0.9, reasons: [reason])
    }
}

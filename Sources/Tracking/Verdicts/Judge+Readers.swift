extension Judge {
    /// Pictures fetched by a proxy that gives itself away.
    static let picturesByProxy: @Sendable (Evidence) -> Judgement? = { evidence in
        guard evidence.isOpen, let proxy = PictureProxy(agent: evidence.hit.agent) else { return nil }
        let name = proxy.rawValue
        guard proxy.followsReader else {
            let reason = "Apple privacy relay fetched the pictures; this happens with or without a reader"
            return Judgement(verdict: .unknown, confidence: 0.8, reasons: [reason], proxy: name)
        }
        if let delay = evidence.delay, delay < .seconds(5) {
            let reason = "\(name) fetched the pictures within 5 s of hand-over, perhaps ahead of the reader"
            return Judgement(verdict: .unknown, confidence: 0.6, reasons: [reason], proxy: name)
        }
        let reason = "\(name) fetches the pictures when somebody opens the mail; it hides the device"
        return Judgement(verdict: .human, confidence: 0.8, reasons: [reason], proxy: name)
    }

    /// A browser or mail program as people use them.
    static let completeProgram: @Sendable (Evidence) -> Judgement? = { evidence in
        guard let program = evidence.device.program else { return nil }
        if mailPrograms.contains(program) {
            return Judgement(
                verdict: .human,
                confidence: 0.8,
                reasons: ["\(program) is a mail program that people use"]
            )
        }
        // Browsers have named themselves so since the nineties, with the system they run on.
        guard evidence.hit.agent.hasPrefix("Mozilla/"), let system = evidence.device.system else { return nil }
        let reason = "\(program) on \(system), as people use it"
        return Judgement(verdict: .human, confidence: 0.75, reasons: [reason])
    }

    private static let mailPrograms: Set<String> = [
        "Airmail", "Apple Mail", "Evolution", "Lotus Notes", "Outlook", "Outlook-iOS", "Outlook-iOS-Android", "Postbox",
        "Superhuman", "Thunderbird", "Windows Live Mail", "YahooMobileMail", "kmail2",
    ]
}

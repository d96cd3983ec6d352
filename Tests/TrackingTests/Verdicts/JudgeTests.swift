import Testing

@testable import Tracking

@Suite struct JudgeTests {
    static let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Safari/537.36"
    static let gmail = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    static let desktop = Device(type: .desktop, system: "Windows", program: "Chrome")

    /// A hit with what is known of it, and the verdict to expect.
    struct Scene: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let verdict: Verdict
        var kind = HitKind.beacon
        var method = HitMethod.get
        var agent = JudgeTests.chrome
        var device = JudgeTests.desktop
        var purpose: String?
        var delay: Duration? = .seconds(3_600)
        var isSandbox = false
        var isAddressedToSender = false
        var session: String?
        var address = "192.0.2.7"
        var proxy: String?

        /// Judged beside the neighbours that belong to the same copy.
        func judgement(neighbours: [Hit] = []) throws -> Judgement {
            let hit = try Samples.hit(
                kind: kind,
                method: method,
                address: address,
                agent: agent,
                headers: HitHeaders(purpose: purpose)
            )
            let sessions = try session.map {
                [SessionTrace(address: try Samples.address($0), agentFamily: "Chrome")]
            }
            let copy = CopyFacts(
                handedOver: delay.map { Samples.noon - $0 },
                isSandbox: isSandbox,
                isAddressedToSender: isAddressedToSender,
                senderSessions: sessions ?? []
            )
            let companions = neighbours.filter { $0.copy == hit.copy }.map { observed($0) }
            let judgements = Judge().judge([observed(hit)] + companions, of: copy)
            return try #require(judgements.first)
        }

        /// Hits with the scene's agent have its device; of others nothing is known.
        private func observed(_ hit: Hit) -> ObservedHit {
            let device = hit.agent == agent ? device : .unknown
            let fact = AgentTable.shipped.fact(agent: hit.agent)
            return ObservedHit(
                hit: hit,
                agent: AgentReading(family: device.program ?? "Other", device: device, fact: fact)
            )
        }
    }

    static let scenes: [Scene] = [
        Scene(testDescription: "a browser opens", verdict: .human),
        Scene(testDescription: "a browser clicks", verdict: .human, kind: .link),
        Scene(testDescription: "hand-over not known", verdict: .human, delay: nil),
        Scene(testDescription: "a head request", verdict: .machine, method: .head),
        Scene(testDescription: "a prefetch", verdict: .machine, purpose: "prefetch;anonymous-client-ip"),
        Scene(testDescription: "a preview", verdict: .machine, kind: .link, purpose: "Preview"),
        Scene(testDescription: "another purpose", verdict: .human, purpose: "shopping"),
        Scene(
            testDescription: "curl",
            verdict: .machine,
            kind: .link,
            agent: "curl/8.4.0",
            device: Device(program: "curl")
        ),
        Scene(testDescription: "a crawler", verdict: .machine, device: Device(program: "Bot", isCrawler: true)),
        Scene(testDescription: "half a second after hand-over", verdict: .machine, delay: .milliseconds(500)),
        Scene(testDescription: "a second after hand-over", verdict: .human, delay: .seconds(1)),
        Scene(testDescription: "before hand-over was noted", verdict: .machine, delay: .milliseconds(-3)),
        Scene(testDescription: "no agent, open", verdict: .unknown, agent: "", device: .unknown),
        Scene(testDescription: "no agent, click", verdict: .machine, kind: .link, agent: "", device: .unknown),
        Scene(testDescription: "strange agent", verdict: .unknown, agent: "ElInvento3000/1.0", device: .unknown),
        Scene(testDescription: "a copy to the sender", verdict: .own, isAddressedToSender: true),
        Scene(testDescription: "the sender's session", verdict: .own, session: "192.0.2.7"),
        Scene(testDescription: "a session elsewhere", verdict: .human, session: "192.0.2.8"),
        Scene(testDescription: "loopback is nobody's own", verdict: .human, session: "127.0.0.1", address: "127.0.0.1"),
        Scene(
            testDescription: "the sender's address with another program",
            verdict: .human,
            device: Device(type: .desktop, system: "Windows", program: "Firefox"),
            session: "192.0.2.7"
        ),
        Scene(testDescription: "sandbox", verdict: .human, delay: .zero, isSandbox: true, isAddressedToSender: true),
        Scene(testDescription: "sandbox by a tool", verdict: .human, kind: .link, agent: "curl/8.4.0", isSandbox: true),
        Scene(testDescription: "sandbox, head request", verdict: .machine, method: .head, isSandbox: true),
        Scene(testDescription: "sandbox, prefetch", verdict: .machine, purpose: "prefetch", isSandbox: true),
        Scene(
            testDescription: "Gmail",
            verdict: .human,
            agent: gmail,
            device: Device(program: "Gmail"),
            proxy: "Gmail"
        ),
        Scene(
            testDescription: "Gmail at delivery",
            verdict: .unknown,
            agent: gmail,
            device: Device(program: "Gmail"),
            delay: .seconds(4),
            proxy: "Gmail"
        ),
        Scene(testDescription: "a proxy's name on a click", verdict: .human, kind: .link, agent: gmail),
        Scene(
            testDescription: "Apple's relay",
            verdict: .unknown,
            agent: "Mozilla/5.0",
            device: Device(program: "Apple Mail"),
            proxy: "Apple"
        ),
        Scene(
            testDescription: "nearly Apple's relay",
            verdict: .unknown,
            agent: "Mozilla/5.0 (compatible)",
            device: .unknown
        ),
        Scene(
            testDescription: "Outlook",
            verdict: .human,
            agent: "Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)",
            device: Device(program: "Outlook")
        ),
    ]

    @Test(arguments: scenes)
    func judges(_ scene: Scene) throws {
        let judgement = try scene.judgement()

        #expect(judgement.verdict == scene.verdict, "\(judgement.reasons)")
        #expect(judgement.proxy == scene.proxy)
        #expect((0...1).contains(judgement.confidence))
        #expect(judgement.reasons.contains { !$0.isEmpty })
    }

    @Test func appliesTheFirstRuleThatFits() throws {
        let fast = Scene(testDescription: "", verdict: .own, delay: .zero, isAddressedToSender: true)

        #expect(try fast.judgement().reasons == ["This copy went to the sender's own address"])
    }

    @Test func saysWhyInWordsOfThePages() throws {
        let apple = Scene(testDescription: "", verdict: .unknown, agent: "Mozilla/5.0", device: .unknown)

        let reason = try #require(try apple.judgement().reasons.first)

        #expect(reason == "Apple privacy relay fetched the pictures; this happens with or without a reader")
    }
}

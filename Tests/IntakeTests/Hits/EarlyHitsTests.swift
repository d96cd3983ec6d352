import Edge
import Engagement
import Intake
import Mail
import Storage
import Testing
import Tracking

/// Hits that come before it is noted that their copy was handed over: they are judged again when it is.
@Suite(.timeLimit(.minutes(5)))
struct EarlyHitsTests {
    /// In the sandbox whatever is done is the recipient's doing; of a copy that may be on its way to anybody, a scanner's.
    @Test func theHandOverTellsMoreOfAHitBeforeIt() async throws {
        let post = try await Post()
        let copy = try await post.begin()
        async let running: Void = post.intake.run()
        var events = post.store.live.events().makeAsyncIterator()
        _ = try post.journal.append([try post.hit(.link, of: copy, after: .milliseconds(-20))])
        #expect(try await verdict(&events) == .machine)

        try await post.finish(copy)

        #expect(try await verdict(&events) == .human)
        let totals = try await post.totals(of: copy.email)
        #expect(totals.clicks == 1)
        post.journal.close()
        try await running
    }

    @Test func aStopBetweenHandOverAndJudgingIsMadeUpForAtTheStart() async throws {
        let post = try await Post()
        let copy = try await post.begin()
        try await post.take([try post.hit(.link, of: copy, after: .milliseconds(-20))])
        try await post.finish(copy)
        #expect(try await post.totals(of: copy.email).clicks == 0)
        var events = post.store.live.events().makeAsyncIterator()

        async let running: Void = post.intake.run()

        #expect(try await verdict(&events) == .human)
        post.journal.close()
        try await running
    }

    /// As Apple's servers name themselves when they fetch for everybody, so that nothing can be told; an hour before the answer.
    @Test func whoAnswersHadRead() async throws {
        let post = try await Post()
        let copy = try await post.begin()
        async let running: Void = post.intake.run()
        var events = post.store.live.events().makeAsyncIterator()
        let open = try post.hit(.beacon, of: copy, after: .seconds(-3_600), agent: "Mozilla/5.0", from: "198.51.100.7")
        _ = try post.journal.append([open])
        #expect(try await verdict(&events) == .unknown)

        let answer = "From: late@buyer.example\r\nIn-Reply-To: <second@seller.example>\r\n\r\nYes"
        try await post.store.takeIn(Array(answer.utf8))

        #expect(try await verdict(&events) == .human)
        #expect(try await post.totals(of: copy.email).opens == 1)
        try await post.store.takeIn(Array(answer.utf8))
        let cards = try await post.store.cards(of: post.seller.viewer, includingHandled: true, limit: 9)
        #expect(cards.map(\.card.kind.rawValue).sorted() == ["opened", "replied"])
        post.journal.close()
        try await running
    }

    /// That of the next interaction that is told of.
    private func verdict(_ events: inout LiveEvents.Iterator) async throws -> Verdict? {
        while let event = await events.next() {
            if case .interaction(let interaction, _) = event { return interaction.judgement.verdict }
        }
        return nil
    }
}

extension Post {
    /// An email whose only copy is on its way out.
    fileprivate func begin() async throws -> CopyReference {
        let draft = Draft(
            from: try Address(name: "Anna", address: "anna@seller.example"),
            to: [try Address(name: nil, address: "late@buyer.example")],
            subject: "Second quote",
            html: "<p>x</p>"
        )
        let email = try await store.createDraft(draft, by: seller.viewer)
        _ = try await store.queue(email.id, by: seller.viewer)
        let prepared = Prepared(
            decision: FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil),
            messageID: "second@seller.example",
            links: [TrackedLink(ordinal: 0, url: "https://contoso.example/", label: "quote")],
            clean: []
        )
        try await store.beginSending(email.id, prepared: prepared)
        return CopyReference(email: email.id, recipient: 0)
    }

    fileprivate func finish(_ copy: CopyReference) async throws {
        try await store.deliverToSandbox(copy, recipient: "late@buyer.example", subject: "Second quote", bytes: [])
        _ = try await store.finishSending(copy.email)
    }

    /// A hit from a scanner's network.
    fileprivate func hit(
        _ kind: HitKind,
        of copy: CopyReference,
        after delay: Duration,
        agent: String = Post.chrome,
        from address: String = "203.0.113.7"
    ) throws -> Hit {
        Hit(
            at: Self.handOver + delay,
            kind: kind,
            copy: copy,
            ordinal: 0,
            method: .get,
            address: try #require(NetworkAddress(address)),
            agent: agent,
            headers: HitHeaders(accept: "text/html", language: "en")
        )
    }

    fileprivate func totals(of email: EmailID) async throws -> Totals {
        try #require(try await store.email(email, viewer: seller.viewer)).totals
    }
}

import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerStateTests {
    @Test(arguments: [
        EdgeState(isFollowingOn: false), EdgeState(silencedEmails: [Samples.email]),
        EdgeState(silencedCopies: [Samples.copy]),
    ])
    func whatIsSilencedWorksAndLeavesNoTrace(_ state: EdgeState) async throws {
        try await Site.run(state: state) { site in
            let beacon = try await site.ask(try site.path(.beacon))
            let link = try await site.ask(try site.link())

            #expect(beacon.body.count == 43)
            #expect(link.fields["location"] == "https://contoso.com/a?b=c#d")
            #expect(try site.journal.all().hits.isEmpty)
            #expect(site.counters.counts.silencedHits == 2)
        }
    }

    @Test func aBlockedHostLeadsToAWarningAndTheAttemptIsRecorded() async throws {
        try await Site.run(state: EdgeState(blockedHosts: ["contoso.com"])) { site in
            let blocked = try await site.ask(try site.link("https://www.Contoso.com/x"))
            let other = try await site.ask(try site.link("https://fabrikam.example/"))

            #expect(blocked.status == 403 && blocked.fields["location"] == nil)
            #expect(blocked.text.contains("switched off") && !blocked.text.contains("contoso"))
            #expect(other.status == 302)
            #expect(try site.journal.all().hits.count == 2)
            #expect(site.counters.counts.blocked == 1)
        }
    }

    @Test func aBlockedEmailsLinksLeadNowhereAndItsBeaconsStayPictures() async throws {
        try await Site.run(state: EdgeState(blockedEmails: [Samples.email])) { site in
            let beacon = try await site.ask(try site.path(.beacon))
            let link = try await site.ask(try site.link())

            #expect(beacon.body.count == 43)
            #expect(link.status == 403 && link.fields["location"] == nil)
        }
    }

    @Test func aBlockedKeyProvesNothing() async throws {
        try await Site.run(state: EdgeState(blockedKeys: [KeyID(rawValue: 1)])) { site in
            let beacon = try await site.ask(try site.path(.beacon))
            let link = try await site.ask(try site.link())

            #expect(beacon.body.count == 43)
            #expect(link.status == 403 && link.fields["location"] == nil)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func aRevokedKeyProvesNothingAndARetiredOneStillDoes() async throws {
        let sealed = try [
            KeyRing(keys: [#require(Samples.ring().keys.first)]).seal(Samples.link("https://contoso.com/")),
            KeyRing(keys: [#require(Samples.ring(.active, .active).keys.last)]).seal(
                Samples.link("https://contoso.com/")
            ),
        ]
        try await Site.run(ring: Samples.ring(.revoked, .retired, .active)) { site in
            let revoked = try await site.ask("/c/\(sealed[0])")
            let retired = try await site.ask("/c/\(sealed[1])")

            #expect(revoked.status == 403 && retired.status == 302)
            #expect(try site.journal.all().hits.count == 1)
        }
    }
}

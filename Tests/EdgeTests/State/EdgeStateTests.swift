import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateTests {
    @Test(arguments: [
        ("evil.example", true), ("www.evil.example", true), ("evil.example.", true), ("notevil.example", false),
        ("evil.example.org", false), ("example", false), ("", false), ("192.0.2.7", true), ("2001:db8::1", false),
    ])
    func blocksAHostAndTheNamesBelowIt(_ host: String, _ isBlocked: Bool) {
        let image = EdgeStateImage(EdgeState(blockedHosts: ["Evil.example", "192.0.2.7", "other.example"]))

        #expect(image.blocks(host: host) == isBlocked)
    }

    @Test(arguments: [
        (EdgeState(), true), (EdgeState(isFollowingOn: false), false),
        (EdgeState(silencedEmails: [Samples.email]), false),
        (EdgeState(silencedCopies: [Samples.copy]), false),
        (EdgeState(silencedCopies: [CopyReference(email: Samples.email, recipient: 0)]), true),
        (EdgeState(blockedHosts: ["evil.example"], blockedEmails: [Samples.email]), true),
    ])
    func recordsUnlessSilenced(_ state: EdgeState, _ records: Bool) {
        #expect(EdgeStateImage(state).records(Samples.copy) == records)
    }
}

import Testing

@testable import Tracking

@Suite(.enabled(if: SharedData.has(LabelledHit.file) && UAPCore.isThere, "needs the shared test data and uap-core"))
struct LabelledHitsTests {
    private static func copy(handedOver: Instant) -> CopyFacts {
        CopyFacts(handedOver: handedOver, isSandbox: false, isAddressedToSender: false, senderSessions: [])
    }

    /// The other half of the pair that one of the labels supposes.
    private static func partner(of hit: LabelledHit, after gap: Duration) throws -> ObservedHit? {
        guard hit.id == "resend-901" else { return nil }
        let agent =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36"
        return ObservedHit(
            hit: try Samples.hit(
                at: Samples.noon + .milliseconds(hit.delay) + gap,
                kind: .link,
                address: "2804:10b4::1",
                agent: agent
            ),
            agent: try UAPCore.catalogue.get().reading(of: agent)
        )
    }

    /// The source of the pair says that the person came first, some time after delivery; the label's note that they came second.
    @Test(arguments: [-12, 12])
    func agreesWithEveryLabel(_ gap: Int) throws {
        let hits = try LabelledHit.all()
        let catalogue = try UAPCore.catalogue.get()
        let networks = try KnownFacts.shipped().networks

        let disagreements = try hits.compactMap { hit in
            let observed = try hit.observed(catalogue, networks)
            let partner = try Self.partner(of: hit, after: .seconds(gap))
            let copy = Self.copy(handedOver: partner == nil || gap > 0 ? Samples.noon : Samples.noon - .seconds(3_600))
            let judgements = Judge().judge([observed] + [partner].compactMap(\.self), of: copy)
            if let other = judgements.dropFirst().first, other.verdict != .human {
                return "\(hit.id): its partner is \(other.verdict): \(other.reasons)"
            }
            return hit.disagreement(judgements[0], observed.agent.device)
        }

        #expect(hits.count == 35)
        #expect(disagreements.isEmpty, "\(disagreements)")
    }
}

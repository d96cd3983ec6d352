import Testing

@testable import Tracking

@Suite(.enabled(if: SharedData.has(LabelledHit.file) && UAPCore.isThere, "needs the shared test data and uap-core"))
struct LabelledHitsTests {
    /// Hits that only rules on networks, on `Accept`, on pairs of hits or on further proxies can decide.
    private static let undecided: Set<String> = [
        "obs-mpp", "obs-nohtml", "dd-ukrnet", "dd-rambler", "dd-seznam", "wb-eop-o", "wb-eop-c", "wb-eop6", "wb-barr",
        "wb-pp-in", "resend-901",
    ]

    @Test func agreesWhereNoNetworkDataIsNeeded() throws {
        let hits = try LabelledHit.all()
        let catalogue = try UAPCore.catalogue.get()

        let disagreements = try hits.compactMap { hit in
            try hit.disagreement(catalogue).map { (hit.id, $0) }
        }

        #expect(hits.count == 35)
        #expect(Set(disagreements.map(\.0)) == Self.undecided, "\(disagreements.map(\.1))")
    }
}

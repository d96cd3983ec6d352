import Foundation
import Testing

@testable import Mail

/// What must hold for every HTML document.
@Suite(.enabled(if: SampleData.isPresent, SampleData.absence))
struct RealHTMLTests {
    @Test func undoingGivesTheSameBytes() throws {
        var documents = try SampleData.files("html").map { ($0.lastPathComponent, try SampleData.bytes($0)) }
        for file in SampleData.files("html5lib/tree-construction") where file.pathExtension == "dat" {
            for (index, document) in Self.documents(in: try SampleData.bytes(file)).enumerated() {
                documents.append(("\(file.lastPathComponent) \(index)", document))
            }
        }

        var links = 0
        for (name, html) in documents {
            let plan = HTMLCopyPlan(html: html, rules: FollowingRules())
            let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
            let again = HTMLCopyPlan(html: followed, rules: Tracker(links: plan.links).rules)
            links += plan.links.count
            #expect(again.restored() == html, "\(name)")
            #expect(again.links.map(\.url) == plan.links.map(\.url), "\(name)")
            #expect(again.links.map(\.label) == plan.links.map(\.label), "\(name)")
        }
        print("html: \(documents.count) documents, \(links) links")
    }

    /// The inputs of html5lib's tree tests, which stand between `#data` and `#errors`.
    private static func documents(in file: [UInt8]) -> [[UInt8]] {
        let text = String(decoding: file, as: UTF8.self)
        return ("\n" + text).split(separator: "\n#data\n").compactMap { entry in
            entry.range(of: "\n#errors").map { Array(entry[..<$0.lowerBound].utf8) }
        }
    }
}

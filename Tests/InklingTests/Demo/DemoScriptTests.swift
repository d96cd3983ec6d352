import Foundation
import Testing
import Tracking

@testable import inkling

@Suite struct DemoScriptTests {
    private static let now = Instant("2026-11-26T12:00:00Z")

    private func mails(seed: UInt64 = 1, after days: Int = 0) throws -> [DemoMail] {
        var script = DemoScript(now: try #require(Self.now) + .seconds(86_400 * days), seed: seed)
        return script.mails()
    }

    @Test func theSameSeedTellsTheSameStory() throws {
        #expect(try mails() == mails())
        #expect(try mails() != mails(seed: 2))
    }

    @Test func nothingHappensBeforeItsMailOrAfterNow() throws {
        let now = try #require(Self.now)

        for mail in try mails() {
            #expect(mail.at < now)
            #expect(mail.deeds.allSatisfy { $0.at > mail.at && $0.at < now })
            #expect(mail.deeds.allSatisfy { mail.people.indices.contains($0.recipient) })
        }
    }

    /// On whichever day of a year somebody tries it.
    @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 35, 120, 214, 300])
    func threeMonthsHoldSomethingOfEverything(days: Int) throws {
        let mails = try mails(after: days)
        let kinds = mails.flatMap(\.deeds).map(\.kind)

        #expect(mails.count > 200)
        #expect(kinds.contains(.bounce))
        #expect(kinds.contains(.fetchAhead))
        #expect(kinds.contains(.sellerAnswers))
        #expect(kinds.contains { if case .away = $0 { true } else { false } })
        #expect(kinds.contains { if case .sweep = $0 { true } else { false } })
        #expect(Set(mails.flatMap(\.people).map(\.zone)).count > 8)
    }
}

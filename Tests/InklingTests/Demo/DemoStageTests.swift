import Engagement
import Foundation
import Intake
import Logging
import Storage
import Testing
import Tracking

@testable import inkling

private let definitions = "/usr/share/uap-core/regexes.yaml"

@Suite(.enabled(if: FileManager.default.fileExists(atPath: definitions), "needs Debian's package uap-core"))
struct DemoStageTests {
    @Test func whatWasPlayedIsTheWorkspacesPast() async throws {
        let folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-demo-\(UUID().uuidString)")
        let store = try await Workspace.open(folder)
        // A day of its own: which mails the script begins with depends on the day it ends on.
        let now = try #require(Instant("2026-11-26T12:00:00Z"))
        var script = DemoScript(now: now, seed: 3)
        let all = script.mails()
        let buyer = "sabine@brauhaus-vogt.example"
        let later = all.dropFirst(20)
        let mails =
            Array(all.prefix(20)) + later.filter { $0.people.first?.address == buyer }
            + later.filter { $0.people.first?.program.isGuarded == true }.prefix(3)
        var demo = Demo(folder: folder, store: store, now: now)
        demo.past = { sellers in
            let stage = try await DemoStage(
                folder: folder,
                start: now - .seconds(86_400 * 100),
                end: now,
                sellers: sellers,
                keys: try KeyRing(keys: [SealingKey.new(id: KeyID(rawValue: 1))]),
                base: try #require(TrackingBase("http://t.example")),
                agents: try AgentCatalogue(contentsOf: definitions),
                networks: NetworkKnowledge(table: try KnownFacts.shipped().networks),
                logger: Logger(label: "test")
            )
            try await stage.play(mails)
        }

        let login = try await demo.fill()

        let anna = try #require(try await store.user(address: login.address)).user
        let list = try await store.emails(EmailQuery(scope: .all, limit: 100), viewer: anna.viewer)
        #expect(list.count >= mails.count)
        var verdicts: Set<Verdict> = []
        for email in list {
            let lines = try await store.activity(
                of: email.id,
                viewer: anna.viewer,
                includingMachines: true,
                limit: 100
            )
            verdicts.formUnion(lines.map(\.judgement.verdict))
        }
        #expect(verdicts.isSuperset(of: [.human, .machine, .unknown]))
        try await expectSomethingOnEveryPage(list.map(\.id), anna.viewer, store)
    }

    private func expectSomethingOnEveryPage(_ list: [EmailID], _ viewer: Viewer, _ store: Store) async throws {
        var reminders = 0
        var deals: Set<String> = []
        for id in list {
            let email = try #require(try await store.email(id, viewer: viewer))
            reminders += email.reminder == nil ? 0 : 1
            if let deal = email.regarding { deals.insert(deal.name) }
        }
        #expect(reminders > 0)
        #expect(deals.contains("New crowner"))
        let templates = try await store.templates(TemplateQuery(), viewer: viewer)
        #expect(templates.count == DemoLetter.all.count)
        #expect(templates.contains { $0.figures.sent > 0 })
        let won = try await store.opportunities(RecordQuery(), .won)
        #expect(won.count == 3)
    }
}

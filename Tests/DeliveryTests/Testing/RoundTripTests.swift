internal import Testing

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

@Suite("A test mail there and back", .timeLimit(.minutes(5)))
struct RoundTripTests {
    private func words(_ standings: [TestMail.Standing]) -> String {
        guard case .failed(let words) = standings.last else { return "" }
        return words
    }

    @Test func itLeavesAndArrivesAndIsNoEmailOfAnybodys() async throws {
        let route = try await TestRoute()
        try await route.setMailbox()

        #expect(try await route.trip() == [.awaited, .arrived])

        let message = try #require(route.messages.first)
        #expect(message.sender == route.user.address && message.recipient == route.user.address)
        #expect(message.content.contains("Subject: Test of your mailbox "))
        #expect(!message.content.contains("http://t.example"), "it is not followed")
        #expect(try await route.post.store.emails(EmailQuery(), viewer: route.user.viewer).isEmpty)
        try await route.close()
    }

    @Test func everyTestHasAWordOfItsOwn() async throws {
        let route = try await TestRoute()
        try await route.setMailbox()

        _ = try await route.trip()
        #expect(try await route.trip().last == .arrived)

        let subjects = route.messages.compactMap { message in
            message.content.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Subject: ") }
        }
        #expect(subjects.count == 2 && Set(subjects).count == 2)
        try await route.close()
    }

    @Test func withoutARelayThereIsNothingToTest() async throws {
        let route = try await TestRoute()
        try await route.post.store.removeMailServer(route.post.relay().id, by: route.user.viewer)

        let standings = try await route.trip()

        #expect(standings.count == 1 && words(standings).hasPrefix("There is no relay yet"))
        try await route.close()
    }

    @Test func withoutAMailboxTheRelaysWordIsAllThereIs() async throws {
        let route = try await TestRoute()

        #expect(try await route.trip() == [.takenByRelay])

        #expect(route.messages.count == 1)
        try await route.close()
    }

    @Test(arguments: [
        ("550 5.7.1 Not your address", "must be allowed to send from this address"),
        ("451 4.3.0 Later", "Try again later"),
    ])
    func whatTheRelayRefusesIsSaidInItsWords(answer: String, remedy: String) async throws {
        var script = ScriptedRelay.Script()
        script.recipient = { _, _ in answer }
        let route = try await TestRoute(script)
        try await route.setMailbox()

        let standings = try await route.trip()

        #expect(standings.count == 1 && words(standings).contains(answer) && words(standings).contains(remedy))
        try await route.close()
    }

    @Test func aRelayThatHangsUpMayHaveTakenIt() async throws {
        var script = ScriptedRelay.Script()
        script.end = { _ in nil }
        let route = try await TestRoute(script)
        try await route.setMailbox()

        #expect(words(try await route.trip()).contains("may have taken the mail all the same"))
        try await route.close()
    }

    @Test func whatDoesNotArriveIsLookedForAmongTheSpam() async throws {
        let route = try await TestRoute(brings: false)
        try await route.setMailbox()

        let standings = try await route.trip()

        #expect(standings.first == .awaited)
        #expect(words(standings).contains("Look among the spam"))
        #expect(words(standings).contains("mail to \(route.user.address) goes to this mailbox"))
        try await route.close()
    }

    @Test func aMailboxThatCanNotBeReadSaysWhyAndThatTheRelayTookIt() async throws {
        let route = try await TestRoute()
        try await route.setMailbox()

        let standings = try await route.trip(refusing: .loginRefused("wrong"))

        #expect(standings.first == .awaited)
        #expect(words(standings).hasPrefix("The relay took the mail. The server does not take user name and password"))
        try await route.close()
    }
}

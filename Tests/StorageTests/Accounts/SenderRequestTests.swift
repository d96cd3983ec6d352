internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// An address to send from is confirmed by a link that was mailed to it.
@Suite struct SenderRequestTests {
    private static let sales = "Sales@other.test"

    /// Asks for an address, with a secret that the test knows.
    @discardableResult
    private static func ask(
        _ address: String = SenderRequestTests.sales,
        for user: User,
        secret: UInt8,
        in house: House
    ) async throws -> SenderRequest {
        try await house.store.requestSenderAddress(
            address,
            of: user.id,
            secretHash: [secret],
            subject: "Confirm",
            text: "A link"
        )
    }

    private static func problem(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch StoreError.invalid(field: "address", problem: let problem) {
            return problem
        } catch {}
        return nil
    }

    @Test func theLetterIsTheAdministratorsAndNobodyElseReadsIt() async throws {
        let house = try await House.open()

        let asked = try await Self.ask(for: house.ada, secret: 1, in: house)

        #expect(asked == SenderRequest(address: Self.sales, askedAt: house.clock.now))
        #expect(try await house.store.senderRequests(of: house.ada.id) == [asked])
        let waiting = try #require(try await house.store.emailsToSend(limit: 9).first)
        #expect(waiting.seller == house.administrator.id)
        let letter = try #require(try await house.store.email(waiting.id, viewer: house.administrator.viewer))
        #expect(letter.from.address == house.administrator.address)
        #expect(letter.from.name == "Inkling")
        #expect(letter.recipients.map(\.address.address) == [Self.sales])
        #expect(letter.text == "A link")
        #expect(!letter.following.isFollowed)
        #expect(try await house.store.email(letter.id, viewer: house.ada.viewer) == nil)
        #expect(try await house.store.emails(EmailQuery(), viewer: house.administrator.viewer).isEmpty)
        // Asking alone allows nothing.
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 1)
    }

    @Test(arguments: [
        "boo\u{212A}s@other.test", "books@other.test\u{212A}", "\u{C4}nne@other.test", "\u{130}@other.test",
    ])
    func whatIsAnotherAddressInLowerCaseIsNotAsked(_ address: String) async throws {
        let house = try await House.open()

        let asked = await Self.problem { try await Self.ask(address, for: house.ada, secret: 1, in: house) }
        let given = await Self.problem {
            try await house.store.addSenderAddress(address, to: house.ada.id, by: house.administrator.id)
        }

        #expect(asked == "Write the address in small letters.")
        #expect(given == asked)
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
        #expect(try await house.store.senderRequests(of: house.ada.id).isEmpty)
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 1)
        try await Self.ask("\u{E4}nne@other.test", for: house.ada, secret: 2, in: house)
    }

    @Test func theLinkConfirmsForWhoAskedAlone() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)
        house.clock.advance(by: .seconds(60))

        #expect(try await house.store.confirmSenderAddress(secretHash: [1], by: house.ben.id) == .somebodyElses)
        #expect(try await house.store.senderAddresses(of: house.ben.id).count == 1)
        #expect(try await house.store.senderLink(secretHash: [1], for: house.ada.id) == .waiting(Self.sales))

        #expect(try await house.store.confirmSenderAddress(secretHash: [1], by: house.ada.id) == .confirmed(Self.sales))
        #expect(try await house.store.senderAddresses(of: house.ada.id).map(\.address).last == Self.sales)
        #expect(try await house.store.senderRequests(of: house.ada.id).isEmpty)
        let entry = try #require(try await house.store.auditEntries(before: nil, limit: 1).first)
        #expect(entry.action == .senderAddressConfirmed)
        #expect(entry.user == house.ada.id)
        #expect(entry.subject == house.ada.id.description)

        var draft = try house.draft(to: ["maria@buyer.test"])
        draft.from = try #require(try await house.store.senderAddresses(of: house.ada.id).last)
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
    }

    @Test func pressedTwiceItIsConfirmedOnce() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)
        try await house.store.confirmSenderAddress(secretHash: [1], by: house.ada.id)

        #expect(try await house.store.confirmSenderAddress(secretHash: [1], by: house.ada.id) == .confirmed(Self.sales))
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 2)
        let actions = try await house.store.auditEntries(before: nil, limit: 9).map(\.action)
        #expect(actions.filter { $0 == .senderAddressConfirmed }.count == 1)
    }

    @Test func theLinksOfAllLettersAreGoodUntilTheyAreTooOld() async throws {
        let house = try await House.open()
        let day = Duration.seconds(86_400)
        try await Self.ask(for: house.ada, secret: 1, in: house)
        house.clock.advance(by: day)
        let again = try await Self.ask(for: house.ada, secret: 2, in: house)
        #expect(try await house.store.senderRequests(of: house.ada.id) == [again])
        #expect(again.expiresAt == house.clock.now + .seconds(48 * 3_600))

        house.clock.advance(by: day - .seconds(1))
        #expect(try await house.store.senderLink(secretHash: [1], for: house.ada.id) == .waiting(Self.sales))
        house.clock.advance(by: .seconds(1))
        #expect(try await house.store.senderLink(secretHash: [1], for: house.ada.id) == .gone)
        #expect(try await house.store.confirmSenderAddress(secretHash: [1], by: house.ada.id) == .gone)
        #expect(try await house.store.senderLink(secretHash: [2], for: house.ada.id) == .waiting(Self.sales))
        #expect(try await house.store.removeExpiredSenderRequests() == 1)
        #expect(try await house.store.senderRequests(of: house.ada.id) == [again])
    }

    @Test func whatIsTakenBackConfirmsNothing() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)
        try await Self.ask(for: house.ada, secret: 2, in: house)

        try await house.store.withdrawSenderRequest("SALES@other.test", of: house.ada.id)

        #expect(try await house.store.senderRequests(of: house.ada.id).isEmpty)
        for secret: UInt8 in [1, 2] {
            #expect(try await house.store.confirmSenderAddress(secretHash: [secret], by: house.ada.id) == .gone)
        }
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 1)
        await #expect(throws: StoreError.notFound) {
            try await house.store.withdrawSenderRequest(Self.sales, of: house.ada.id)
        }
    }

    @Test func whatAnAdministratorGaveMeanwhileWaitsNoMore() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)

        try await house.store.addSenderAddress("sales@other.test", to: house.ada.id, by: house.administrator.id)

        #expect(try await house.store.senderRequests(of: house.ada.id).isEmpty)
        #expect(try await house.store.senderLink(secretHash: [1], for: house.ada.id) == .confirmed(Self.sales))
    }

    @Test func twoUsersMayConfirmTheSameAddress() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)
        try await Self.ask(for: house.ben, secret: 2, in: house)

        try await house.store.confirmSenderAddress(secretHash: [1], by: house.ada.id)
        #expect(try await house.store.senderLink(secretHash: [2], for: house.ben.id) == .waiting(Self.sales))
        try await house.store.confirmSenderAddress(secretHash: [2], by: house.ben.id)

        for user in [house.ada, house.ben] {
            #expect(try await house.store.senderAddresses(of: user.id).map(\.key).contains("sales@other.test"))
        }
    }

    @Test(arguments: ["", "no address", "a@b@c", "a@x.test\r\nBcc: b@x.test", "ADA@seller.test"])
    func refusesWhatIsNoAddressOrIsTheirsAlready(_ address: String) async throws {
        let house = try await House.open()

        let problem = await Self.problem { try await Self.ask(address, for: house.ada, secret: 1, in: house) }
        #expect(problem != nil)
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
    }

    @Test func fiveAddressesWaitAtMost() async throws {
        let house = try await House.open()
        for number: UInt8 in 1...5 {
            try await Self.ask("a\(number)@other.test", for: house.ada, secret: number, in: house)
        }

        let sixth = await Self.problem { try await Self.ask("a6@other.test", for: house.ada, secret: 6, in: house) }
        #expect(sixth?.contains("wait for their confirmation") == true)
        // A further letter to one of them is none more that waits.
        try await Self.ask("A5@other.test", for: house.ada, secret: 7, in: house)
        try await house.store.withdrawSenderRequest("a1@other.test", of: house.ada.id)
        try await Self.ask("a6@other.test", for: house.ada, secret: 8, in: house)
    }

    @Test func nobodyIsFloodedByWhoeverTypesTheirAddress() async throws {
        let house = try await House.open()
        try await Self.ask(for: house.ada, secret: 1, in: house)
        try await house.store.withdrawSenderRequest(Self.sales, of: house.ada.id)
        try await Self.ask(for: house.ada, secret: 2, in: house)
        try await Self.ask(for: house.ben, secret: 3, in: house)

        let fourth = await Self.problem { try await Self.ask(for: house.ben, secret: 4, in: house) }
        #expect(fourth?.contains("letters went to this address") == true)
        #expect(try await house.store.emailsToSend(limit: 9).count == 3)
        house.clock.advance(by: .seconds(86_400))
        try await Self.ask(for: house.ben, secret: 5, in: house)
    }

    @Test func oneUserAsksForTenLettersADay() async throws {
        let house = try await House.open()
        for number: UInt8 in 1...10 {
            try await Self.ask("a\(number)@other.test", for: house.ada, secret: number, in: house)
            try await house.store.withdrawSenderRequest("a\(number)@other.test", of: house.ada.id)
        }

        let next = await Self.problem { try await Self.ask(for: house.ada, secret: 11, in: house) }
        #expect(next?.contains("within a day") == true)
        try await Self.ask(for: house.ben, secret: 12, in: house)
    }

    @Test func withoutAnAdministratorNobodySendsTheLetter() async throws {
        let house = try await House.open()
        try await house.store.setActive(false, of: house.administrator.id)

        let problem = await Self.problem { try await Self.ask(for: house.ada, secret: 1, in: house) }
        #expect(problem != nil)
        #expect(try await house.store.senderRequests(of: house.ada.id).isEmpty)
    }
}

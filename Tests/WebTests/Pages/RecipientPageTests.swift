import Engagement
import Logging
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// The page that a copy leads its recipient to.
@Suite struct RecipientPageTests {
    private let house: WebHouse
    private let email: Email
    private let keys: KeyRing
    private let page: RecipientPage
    private let token: String
    private var copy: CopyReference { CopyReference(email: email.id, recipient: 0) }

    init() async throws {
        house = try await WebHouse()
        email = try await house.openedEmail()
        let ring = try KeyRing(keys: [SealingKey.new(id: KeyID(rawValue: 1))])
        keys = ring
        page = try RecipientPage(desk: house.desk, keys: { ring }, logger: Logger(label: "test"))
        token = try ring.seal(Token(copy: CopyReference(email: email.id, recipient: 0), content: .page))
    }

    private func look() async -> PageReply {
        await page.answer(PageRequest(copy: copy, token: token))
    }

    /// Where a button of the page posts to.
    private func query(of what: String, in answer: PageReply) throws -> String {
        let action = try #require(answer.html.split(separator: "action=\"").first { $0.contains("do=\(what)") })
        let address = action.prefix { $0 != "\"" }
        return address.split(separator: "?").last.map { String($0).replacing("&amp;", with: "&") } ?? ""
    }

    private func press(_ query: String, site: String? = "same-origin", origin: String? = nil) async -> PageReply {
        await page.answer(
            PageRequest(copy: copy, token: token, isPost: true, query: query, origin: origin, site: site)
        )
    }

    @Test func showsCountsAndNothingPersonal() async throws {
        let answer = await look()

        #expect(answer.status == .ok)
        #expect(answer.html.contains("<th scope=\"row\">Opened</th><td>1</td><td>0</td><td>0</td>"))
        #expect(answer.html.contains("Stop following me"))
        for word in ["maria", "Your quote", "Apple Mail", "192.0.2"] { #expect(!answer.html.contains(word)) }
        #expect(try await house.store.contact(address: "maria@contoso.example")?.stoppedAt == nil)
    }

    @Test func onePressStopsItForAllMail() async throws {
        let answer = await press(try query(of: "stop", in: await look()))

        #expect(answer == PageReply(.done))
        #expect(try await house.store.edgeState().silencedCopies == [copy])
        let after = await look()
        #expect(after.html.contains("You stopped this on"))
        #expect(!after.html.contains("Stop following me"))
        let cards = try await house.store.cards(of: house.sam.viewer, includingHandled: false, limit: 9)
        #expect(cards.contains { $0.card.kind == .stoppedFollowing })
    }

    @Test func whatASellerRecordsAgainIsSaidAndStoppedAnew() async throws {
        let first = try query(of: "stop", in: await look())
        #expect(await press(first) == PageReply(.done))
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))
        try await house.store.updateContact(maria.id, preference: .allow, by: house.sam.user.id)
        try await house.store.unsilence(maria.id, by: house.sam.user.id)

        let again = await look()
        #expect(!again.html.contains("You stopped this on"))
        #expect(again.html.contains("Stop following me"))

        let second = try query(of: "stop", in: again)
        #expect(await press(second) == PageReply(.done))
        #expect(try await house.store.edgeState().silencedCopies == [copy])
        let after = await look()
        #expect(after.html.contains("You stopped this on"))
        #expect(!after.html.contains("Stop following me"))
    }

    @Test(
        arguments: [
            (nil, nil), ("cross-site", nil), ("none", nil), (nil, "https://evil.example"), (nil, "null"),
        ] as [(String?, String?)]
    )
    func nothingIsStoppedFromElsewhere(site: String?, origin: String?) async throws {
        let answer = await press(try query(of: "stop", in: await look()), site: site, origin: origin)

        #expect(answer.status == .refused)
        #expect(answer.html.contains("nothing was changed"))
        #expect(try await house.store.edgeState().silencedCopies.isEmpty)
    }

    @Test func whatThePageDidNotGiveIsNoForm() async throws {
        let other = try keys.seal(Token(copy: CopyReference(email: email.id, recipient: 1), content: .page))
        let beacon = try keys.seal(Token(copy: copy, content: .beacon))
        for form in ["", token, other, beacon, "x"] {
            #expect(await press("do=stop&form=\(form)").status == .refused)
        }
        #expect(await press("").status == .refused)
        #expect(await press("do=other&form=\(try keys.seal(Token(copy: copy, content: .page)))").status == .refused)
        #expect(try await house.store.edgeState().silencedCopies.isEmpty)
    }

    @Test func theDetailsGoByMailToTheirOwnAddress() async throws {
        let query = try query(of: "details", in: await look())

        #expect(await press(query) == PageReply(.done))
        #expect(await press(query).status == .tooOften)

        let waiting = try await house.store.emailsToSend(limit: 9)
        let id = try #require(waiting.first).id
        let mail = try #require(try await house.store.email(id, viewer: house.sam.viewer))
        #expect(mail.recipients.map(\.address.address) == ["maria@contoso.example"])
        let text = try #require(mail.text)
        #expect(text.contains("“Your quote”"))
        #expect(text.contains("the pictures were loaded (Apple Mail on an iPhone") || text.contains("Apple Mail"))
        #expect(text.contains("Believed to be a person, because: a complete mail program."))
        #expect(await look().html.contains("The details were mailed on"))
    }

    @Test func aCopyThatIsGoneHasNoPage() async throws {
        let gone = CopyReference(email: .new(at: house.clock.now), recipient: 0)

        let answer = await page.answer(PageRequest(copy: gone, token: token))

        #expect(answer.status == .notFound)
        #expect(answer.html.contains("Nothing is recorded here"))
    }
}

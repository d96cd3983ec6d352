import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// What *Before you send* says of recipients whom mail did not reach, and of the name that links lead by.
@Suite struct ComposeChecksTests {
    private func checks(_ house: WebHouse, to addresses: String) async throws -> String {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["do": "following", "to": addresses, CSRFToken.field: browser.csrfToken]
            return try await caller.post(Route.compose.path, form: form, cookies: browser.cookies).text
        }
    }

    private func contact(
        _ name: String,
        in house: WebHouse,
        _ make: @escaping @Sendable (inout Contact) -> Void
    ) async throws -> Contact {
        let contact = try await house.store.addContact(name: name, address: "\(name.lowercased())@contoso.example") {
            $0.otherAddresses = ["\(name.lowercased())@home.example"]
        }
        return try await house.store.updateContact(contact.id, by: house.ada.user.id, make)
    }

    @Test func whoCouldNotBeReachedOrComplainedIsNamed() async throws {
        let house = try await WebHouse()
        let maria = try await contact("Maria", in: house) { $0.addressFailure = "userUnknown" }
        let now = house.clock.now
        _ = try await contact("Jonas", in: house) { $0.complainedAt = now }

        let text = try await checks(house, to: "maria@contoso.example, jonas@contoso.example, new@contoso.example")

        #expect(text.contains("2 recipients to look at"))
        #expect(text.contains("<a href=\"/people/\(maria.id)\">Maria</a>: mail to maria@contoso.example came back"))
        #expect(text.contains("Jonas</a>: they called an email of ours unwanted."))
    }

    @Test func anAddressThatMailReachesIsNotNamed() async throws {
        let house = try await WebHouse()
        _ = try await contact("Maria", in: house) { $0.addressFailure = "userUnknown" }
        _ = try await contact("Jonas", in: house) { _ in }

        let text = try await checks(house, to: "maria@home.example, jonas@contoso.example, new@contoso.example")

        #expect(!text.contains("data-recipients-check"))
    }

    @Test func aLongListIsCut() throws {
        let people = try (0..<7).map { number in
            let address = "p\(number)@contoso.example"
            let contact = Contact(
                id: .new(at: Instant(microseconds: 0)),
                name: "",
                address: address,
                createdAt: Instant(microseconds: 0),
                addressFailure: "inactive"
            )
            return (address: try Address(name: nil, address: address), contact: Optional(contact))
        }

        let check = try #require(RecipientsCheck(people))

        #expect(check.doubts.count == 5)
        #expect(check.moreDoubts == "And 2 more.")
        #expect(RecipientsCheck([]) == nil)
    }

    @Test(arguments: [
        ("https://links.seller.example", false), ("https://links.other.example", true),
        ("http://127.0.0.1:8025", false), ("http://localhost:8025", false),
    ])
    func aTrackingNameOfAnotherDomainIsNamed(base: String, isNamed: Bool) throws {
        let base = try #require(TrackingBase(base))

        let check = TrackingNameCheck(from: "sam@Seller.example", base: base)

        #expect((check != nil) == isNamed)
    }

    @Test func theNameMattersWhereSomethingLeadsThere() async throws {
        let house = try await WebHouse(trackingBase: "https://links.other.example")

        let followed = try await checks(house, to: "maria@contoso.example")
        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: nil)
        let unfollowed = try await checks(house, to: "maria@contoso.example")

        #expect(followed.contains("by way of links.other.example, which does not belong to seller.example"))
        #expect(!unfollowed.contains("data-tracking-name"))
    }
}

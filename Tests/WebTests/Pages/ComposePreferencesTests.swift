import Engagement
import Storage
import Testing
import Tracking

@testable import Web

/// Who of the recipients may be followed, as the compose page says it.
@Suite struct ComposePreferencesTests {
    private func checks(_ house: WebHouse, to addresses: String) async throws -> String {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "do": "following", "to": addresses, "wish": "true", CSRFToken.field: browser.csrfToken,
            ]
            return try await caller.post(Route.compose.path, form: form, cookies: browser.cookies).text
        }
    }

    private func house(_ objectors: ObjectorMode, _ consent: ConsentMode) async throws -> WebHouse {
        let house = try await WebHouse()
        let settings = WorkspaceSettings(isFollowingOn: true, objectorMode: objectors, consentMode: consent)
        try await house.store.updateSettings(settings, by: nil)
        try await house.store.addContact(
            name: "Jonas Weber",
            address: "jonas@contoso.example",
            preference: .disallow
        )
        return house
    }

    @Test func whereCopiesDifferItSaysWhoseIsPlain() async throws {
        let house = try await house(.perCopy, .optOut)

        let text = try await checks(house, to: "maria@contoso.example, jonas@contoso.example")

        #expect(text.contains("</svg>On, except for Jonas Weber</span>"))
        #expect(text.contains("Jonas Weber will get a plain copy"))
        #expect(text.contains(">View preferences</button>"))
        #expect(text.contains("data-address=\"maria@contoso.example\""))
        #expect(text.contains("new, may be followed"))
        #expect(text.contains("would rather not"))
    }

    @Test func wherePeopleAreAskedItSaysWhoseConsentIsMissing() async throws {
        let house = try await house(.wholeEmail, .optIn)

        let text = try await checks(house, to: "maria@contoso.example")

        #expect(text.contains("</svg>Blocked</span>"))
        #expect(text.contains("maria@contoso.example did not consent to being followed"))
        #expect(text.contains("No consent is recorded."))
        #expect(text.contains("data-adds=\"maria@contoso.example\""))
        #expect(!text.contains("May be followed"))
    }

    @Test func wherePeopleAreAskedAConsentIsRecordedOnTheirPage() async throws {
        let house = try await house(.wholeEmail, .optIn)
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        let text = try await checks(house, to: "maria@contoso.example")

        #expect(text.contains("No consent is recorded."))
        #expect(text.contains("href=\"/people/\(maria.id)#consent\""))
        #expect(!text.contains("May be followed"))

        try await house.store.recordConsent(
            of: maria.id,
            givenAt: house.clock.now,
            manner: "a form",
            words: "yes",
            by: house.sam.user.id
        )
        let after = try await checks(house, to: "maria@contoso.example")
        #expect(after.contains("consented") && after.contains("May be followed"))
    }

    @Test func whoIsSilencedIsSaidToBeWithTheWayBack() async throws {
        let house = try await house(.wholeEmail, .optOut)
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        try await house.store.silence(maria.id, by: house.ada.user.id)

        let text = try await checks(house, to: "maria@contoso.example")

        #expect(text.contains("Maria is silenced, so nobody’s copy of this email will be followed."))
        #expect(text.contains("Silenced by \(house.ada.user.name) on "))
        #expect(text.contains("data-unsilences=\"\(maria.id)\""))
        #expect(!text.contains("May be followed"))
    }

    @Test func whoStoppedItThemselvesIsNotRecordedAgainAgainstTheirWord() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        let stopped = try await checks(house, to: "maria@contoso.example")
        #expect(stopped.contains("Silenced as they stopped it themselves"))
        #expect(stopped.contains("data-preference=\"\(maria.id)\""))
        #expect(!stopped.contains("data-unsilences"))

        try await house.store.updateContact(maria.id, preference: .allow, by: house.sam.user.id)
        let allowed = try await checks(house, to: "maria@contoso.example")
        #expect(allowed.contains("data-unsilences=\"\(maria.id)\""))
    }

    @Test func anAccountThatRefusesIsNamedBesideTheirOwnWord() async throws {
        let house = try await house(.wholeEmail, .optOut)
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { account in
            account.domain = "contoso.example"
            account.preference = .disallow
        }

        let new = try await checks(house, to: "maria@contoso.example")
        #expect(new.contains("Nobody at Contoso is followed."))
        #expect(new.contains("href=\"/accounts/\(account.id)\""))
        #expect(!new.contains("data-preference=\""))

        // His own word can be taken back, and is not all that speaks against it.
        let objector = try await checks(house, to: "jonas@contoso.example")
        #expect(objector.contains("Jonas Weber would rather not be followed"))
        #expect(objector.contains("Nobody at Contoso is followed."))
        #expect(objector.contains(">Does not object</option>"))
        #expect(!objector.contains("May be followed"))
    }

    @Test func theRulesAreChosenInTheSettings() async throws {
        let house = try await house(.wholeEmail, .optOut)

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = [CSRFToken.field: browser.csrfToken, "objectorMode": "perCopy", "consentMode": "optIn"]
            let path = Route.followingSwitch.path
            _ = try await caller.post(path, form: form, cookies: browser.cookies)
            let kept = try await house.store.settings()
            #expect(kept.modes == FollowingModes(objectors: .perCopy, consent: .optIn))
            #expect(!kept.wishesFollowing)

            form = [CSRFToken.field: browser.csrfToken, "offersPage": "yes", "pageWords": "See it"]
            _ = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(try await house.store.settings().footer == "See it")
            #expect(try await house.store.settings().modes == kept.modes)
        }
    }
}

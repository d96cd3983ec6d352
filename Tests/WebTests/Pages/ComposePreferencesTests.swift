import Engagement
import Storage
import Testing

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
        #expect(text.contains("new, no consent on record"))
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

internal import Engagement
internal import Testing

@Suite struct PreferenceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let own: Preference
        let mode: ConsentMode
        let hasConsent: Bool
        let isSilenced: Bool
        let account: Preference?

        var testDescription: String {
            "\(own), \(mode), \(hasConsent ? "consent" : "no consent")\(isSilenced ? ", silenced" : ""), account \(account?.rawValue ?? "unknown")"
        }

        /// Whether product §2.3 and §2.7 let anything be followed.
        var mayBe: Bool {
            own == .allow && account != .disallow && !isSilenced && (mode == .optOut || hasConsent)
        }

        static let all = [Preference.allow, .disallow].flatMap { own in
            ConsentMode.allCases.flatMap { mode in
                [true, false].flatMap { hasConsent in
                    [true, false].flatMap { isSilenced in
                        [nil, Preference.allow, .disallow].map { account in
                            Example(
                                own: own,
                                mode: mode,
                                hasConsent: hasConsent,
                                isSilenced: isSilenced,
                                account: account
                            )
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Example.all)
    func anObjectionHoldsAndOnlyConsentAllowsWherePeopleAreAsked(_ example: Example) {
        let objections = example.own.objections(
            in: example.mode,
            hasConsent: example.hasConsent,
            isSilenced: example.isSilenced,
            ofAccount: example.account
        )

        #expect(objections.isEmpty == example.mayBe)
        #expect(objections.contains(.own) == (example.own == .disallow))
        #expect(objections.contains(.account) == (example.account == .disallow))
        #expect(objections.contains(.silenced) == example.isSilenced)
        #expect(objections.contains(.noConsent) == (example.mode == .optIn && !example.hasConsent))
    }
}

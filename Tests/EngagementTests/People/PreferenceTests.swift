internal import Engagement
internal import Testing

@Suite struct PreferenceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let own: Preference
        let mode: ConsentMode
        let hasConsent: Bool
        let isSilenced: Bool

        var testDescription: String {
            "\(own), \(mode), \(hasConsent ? "consent" : "no consent")\(isSilenced ? ", silenced" : "")"
        }

        /// Whether product §2.3 and §2.7 let anything be followed.
        var mayBe: Bool { own == .allow && !isSilenced && (mode == .optOut || hasConsent) }

        static let all = [Preference.allow, .disallow].flatMap { own in
            ConsentMode.allCases.flatMap { mode in
                [true, false].flatMap { hasConsent in
                    [true, false].map { Example(own: own, mode: mode, hasConsent: hasConsent, isSilenced: $0) }
                }
            }
        }
    }

    @Test(arguments: Example.all)
    func anObjectionHoldsAndOnlyConsentAllowsWherePeopleAreAsked(_ example: Example) {
        let holding = example.own.holding(
            in: example.mode,
            hasConsent: example.hasConsent,
            isSilenced: example.isSilenced
        )

        #expect((holding == .allow) == example.mayBe)
    }
}

package import Engagement

/// How somebody wants the assistant to be.
package struct AssistantWishes: Hashable, Sendable {
    /// The kinds of cards that they do not want, beside those that the workspace has not.
    package var cardsOff: Set<CardKind>
    /// When they want to hear nothing; `nil` for always to hear.
    package var quietHours: QuietHours?
    /// When they get their cards by mail, in minutes after midnight; `nil` for never.
    package var digestAt: Int?

    /// Everything, at every hour, and nothing by mail.
    package init(cardsOff: Set<CardKind> = [], quietHours: QuietHours? = nil, digestAt: Int? = nil) {
        self.cardsOff = cardsOff
        self.quietHours = quietHours
        self.digestAt = digestAt
    }
}

extension Set<CardKind> {
    /// Reads what ``stored`` wrote; words of a newer program are passed over, and kinds that could once be switched off are on.
    init(stored text: String) {
        self = Set(text.split(separator: " ").compactMap { CardKind(rawValue: String($0)) }).filter(\.canBeSwitchedOff)
    }

    /// As words between blanks.
    var stored: String { map(\.rawValue).sorted().joined(separator: " ") }

    /// Refuses to switch off what always comes.
    func checkCanBeSwitchedOff() throws(StoreError) {
        let kept = filter { !$0.canBeSwitchedOff }.map(\.rawValue).sorted()
        guard let first = kept.first else { return }
        throw .invalid(
            field: "cardKinds",
            problem: "Cards of the kind “\(first)” can’t be switched off. Leave them on."
        )
    }
}

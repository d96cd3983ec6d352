package import Tracking

/// What intake must know of a copy before its hits are judged and stored.
package struct RecordedCopy: Hashable, Sendable {
    /// Whose email it is.
    package let seller: UserID
    /// What judging rests on.
    package let facts: CopyFacts
    /// Whether its email or its recipient was silenced: nothing may be recorded of it.
    package let isSilenced: Bool

    /// Takes what is known.
    package init(seller: UserID, facts: CopyFacts, isSilenced: Bool) {
        self.seller = seller
        self.facts = facts
        self.isSilenced = isSilenced
    }
}

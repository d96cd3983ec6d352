internal import Engagement
package import Tracking

/// A place in a list of cards.
package struct CardCursor: Hashable, Sendable {
    /// The parts of the list, in its order; within each the newest cards come first.
    package enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        /// Cards that can't wait.
        case urgent
        /// The others that wait.
        case waiting
        /// Those that do not wait: put away, dismissed and expired ones.
        case handled
    }

    /// In which part the card there stood.
    package let part: Part
    /// When its cause happened.
    package let at: Instant
    /// Which one it is.
    package let id: CardID

    /// Names the place of a card.
    package init(part: Part, at: Instant, id: CardID) {
        self.part = part
        self.at = at
        self.id = id
    }
}

extension CardCursor {
    /// Before every card that waits, and before every one that does not.
    static func start(of part: Part) -> CardCursor { CardCursor(part: part, at: .last, id: .last) }

    /// What statements that list waiting cards sort by first.
    var urgency: Int { part == .urgent ? 1 : 0 }

    /// The place of a card that waits.
    init(waiting row: SQLRow) throws {
        let kind: CardKind = try row.word("kind")
        self.init(part: kind.isUrgent ? .urgent : .waiting, at: try row.instant("at"), id: try row.id("id"))
    }

    /// The place of a card that does not wait.
    init(handled row: SQLRow) throws {
        self.init(part: .handled, at: try row.instant("at"), id: try row.id("id"))
    }
}

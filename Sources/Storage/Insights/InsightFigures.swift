/// What became of mail, counted: each of these things once an email, or once a copy where one person is looked at.
package struct InsightFigures: Hashable, Sendable {
    /// Of which at least one copy was handed over.
    package var sent = 0
    /// How many of them were followed.
    package var followed = 0
    /// Followed ones that a person opened.
    package var opened = 0
    /// Followed ones that were opened by somebody of whom nobody can tell whether it was a person.
    package var perhapsOpened = 0
    /// Followed ones in which a person clicked a link.
    package var clicked = 0
    /// Followed ones of which a person looked at a file.
    package var viewed = 0
    /// Those that a recipient answered, followed or not.
    package var replied = 0
    /// Those of which a copy came back.
    package var bounced = 0

    /// Counts nothing.
    package init() {}

    /// Adds up.
    package static func + (left: InsightFigures, right: InsightFigures) -> InsightFigures {
        var sum = left
        sum.add(right)
        return sum
    }

    /// Adds others so many times.
    mutating func add(_ other: InsightFigures, times: Int = 1) {
        sent += other.sent * times
        followed += other.followed * times
        opened += other.opened * times
        perhapsOpened += other.perhapsOpened * times
        clicked += other.clicked * times
        viewed += other.viewed * times
        replied += other.replied * times
        bounced += other.bounced * times
    }
}

extension InsightFigures {
    init(_ row: SQLRow) throws {
        sent = try row.number("sent")
        followed = try row.number("followed")
        opened = try row.number("opened")
        perhapsOpened = try row.number("perhaps_opened")
        clicked = try row.number("clicked")
        viewed = try row.number("viewed")
        replied = try row.number("replied")
        bounced = try row.number("bounced")
    }
}

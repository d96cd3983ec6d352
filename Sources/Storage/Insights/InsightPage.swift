package import Tracking

/// A part of a list of lines of figures, those with the most mail first.
package struct InsightPage: Hashable, Sendable {
    /// How much the last line of the page before had; `nil` for the first page.
    package var after: Place?
    /// At most so many lines.
    package var limit: Int
    /// So much mail of several sellers at most is broken down by people, accounts and opportunities: who belongs to which, and what
    /// mail is about, may change, so each email is looked up.
    ///
    /// Of more mail the lines of teams, and of a team's templates, have no medians.
    package var most: Int

    /// What is broken down for a table that is downloaded.
    package static let most = 20_000

    /// A place in such a list.
    package struct Place: Hashable, Sendable {
        /// How much the line there had.
        package let sent: Int
        /// Whose line it is.
        package let id: RecordID

        /// Names the place behind a line.
        package init(sent: Int, id: RecordID) {
            self.sent = sent
            self.id = id
        }
    }

    /// The first lines, unless told otherwise.
    package init(after: Place? = nil, limit: Int, most: Int = InsightPage.most) {
        self.after = after
        self.limit = limit
        self.most = most
    }

    /// Where it goes on, and how many lines.
    var parameters: [SQLValue] {
        [(after?.sent ?? Int.max).sqlValue, (after?.id.bytes ?? []).sqlValue, max(0, limit).sqlValue]
    }
}

extension ClosedRange<InsightDay> {
    /// First and last of the whole grains in it, of the days before these and of the days behind: what is nothing is backwards.
    var spans: [SQLValue] {
        let (first, last, grain) = (lowerBound.number, upperBound.number, InsightLedger.grains[1])
        let (from, to) = ((first + grain - 1) / grain, (last + 1) / grain - 1)
        guard from <= to else { return [1, 0, first, last, 1, 0].map(\.sqlValue) }
        return [from, to, first, from * grain - 1, (to + 1) * grain, last].map(\.sqlValue)
    }
}

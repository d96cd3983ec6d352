package import Tracking

/// What became of the opportunities that emails from a template were about (product §7.2), of those alike in what outcomes
/// depend on beside the template.
package struct TemplateSales: Hashable, Sendable {
    /// An opportunity counts as won by an email if that was so long ago at most.
    package static let window = Duration.seconds(90 * 86_400)

    /// How well the recipient was known when the first of the emails about each was sent.
    package let audience: Audience
    /// How many thirds of the window have gone by since then, from 0 to 3.
    ///
    /// What was written about last week had less time to be won than what was written about a year ago: templates are compared
    /// by what had the same time.
    package let age: Int
    /// How many there are.
    package let opportunities: Int
    /// Those of them that were won within ``window`` of one of the emails.
    package let won: Int
    /// Those of them that may still be.
    package let undecided: Int

    /// Takes what is known.
    package init(audience: Audience, age: Int, opportunities: Int, won: Int, undecided: Int) {
        self.audience = audience
        self.age = age
        self.opportunities = opportunities
        self.won = won
        self.undecided = undecided
    }

    /// What was written about by then is at least so many thirds of the window old; for 1 to 3.
    package static func begin(ofAge age: Int, at now: Instant) -> Instant { now - window / 3 * age }
}

package import Tracking

/// What may tell in which time zone somebody lives.
package struct ZoneClues: Hashable, Sendable {
    /// The zone that a seller set, such as `Europe/Berlin`; empty where nobody did.
    package var set: String
    /// When they wrote, and how far ahead of UTC their clock was then, in minutes; latest first.
    package var replies: [Written]
    /// Where they were when they opened something, such as `Lyon, France`; latest first.
    package var places: [String]
    /// Their phone number.
    package var phone: String
    /// Their postal address.
    package var postalAddress: String

    /// Puts clues together; what is left out is not known.
    package init(
        set: String = "",
        replies: [Written] = [],
        places: [String] = [],
        phone: String = "",
        postalAddress: String = ""
    ) {
        self.set = set
        self.replies = replies
        self.places = places
        self.phone = phone
        self.postalAddress = postalAddress
    }

    /// An email with the clock of its writer.
    package struct Written: Hashable, Sendable {
        /// When it was written.
        package let at: Instant
        /// Minutes that the writer's clock was ahead of UTC.
        package let offset: Int

        /// Takes the two.
        package init(at: Instant, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }
}

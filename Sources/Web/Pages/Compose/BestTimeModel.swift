internal import Engagement
internal import Storage
internal import Tracking

/// The best time as *Before you send* shows it.
struct BestTimeModel {
    /// When, in the sender's zone; `nil` where nothing tells.
    let bestMoment: Moment?
    let bestReasons: [String]
    let whereabouts: [Whereabouts]
    let moreWhereabouts: String?
    let picture: HoursPicture?

    /// Where somebody is, and what their clock shows.
    struct Whereabouts {
        let who: String
        /// What scripts take for a time zone.
        let clock: String
        let nowThere: String
        let place: String
        let evidence: String
    }

    /// More people than this make a list that nobody reads.
    private static let listed = 5

    /// Puts advice into words; `nil` where nobody gets the email yet.
    init?(_ advice: DeliveryAdvice, for visit: Visit) {
        guard !advice.people.isEmpty else { return nil }
        bestMoment = advice.time.map { Moment($0.moment, as: .dated, for: visit) }
        bestReasons = advice.reasons
        let placed = advice.placed
        whereabouts = placed.prefix(Self.listed).compactMap { person in
            person.zone.map { zone in
                Whereabouts(
                    who: person.name,
                    clock: zone.clock,
                    nowThere: Self.clock(WallTime(advice.now, in: zone.zone).minuteOfDay),
                    place: zone.name,
                    evidence: zone.words
                )
            }
        }
        moreWhereabouts = placed.count > Self.listed ? "And \(placed.count - Self.listed) more." : nil
        picture = HoursPicture(advice)
    }

    /// "9:05".
    static func clock(_ minute: Int) -> String {
        "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }
}

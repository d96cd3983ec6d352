package import Tracking

/// How many more hits of each token may be kept: 1,000 a day, by UTC (product §4.6).
package struct DailyRoom: Sendable {
    /// One token on one day.
    package struct Page: Hashable, Sendable {
        /// What is asked for.
        package let token: TokenReference
        /// The day, counted from 1970.
        package let day: Int64

        /// Names the two.
        package init(token: TokenReference, day: Int64) {
            self.token = token
            self.day = day
        }

        /// The page on which a hit is kept.
        package init(of hit: Hit) {
            self.init(token: hit.token, day: hit.at.microseconds / Self.microseconds)
        }

        /// When the day begins.
        package var start: Instant { Instant(microseconds: day * Self.microseconds) }

        /// How long a day is.
        package static let microseconds: Int64 = 86_400_000_000
    }

    /// So many hits of a token are kept a day.
    package static let limit = 1_000

    private var kept: [Page: Int]

    /// Takes how many are kept already.
    package init(kept: [Page: Int]) {
        self.kept = kept
    }

    /// Parts what came into what is kept and what is only counted, in order.
    package mutating func part(_ runs: [HitRun]) -> (kept: [HitRun], surplus: [HitSurplus]) {
        var found: (kept: [HitRun], surplus: [HitSurplus]) = ([], [])
        var places: [TokenReference: Int] = [:]
        for run in runs {
            if kept[Page(of: run.first), default: 0] < Self.limit {
                kept[Page(of: run.first), default: 0] += 1
                found.kept.append(run)
            } else if let place = places[run.first.token] {
                found.surplus[place].add(run)
            } else {
                places[run.first.token] = found.surplus.count
                found.surplus.append(HitSurplus(run))
            }
        }
        return found
    }
}

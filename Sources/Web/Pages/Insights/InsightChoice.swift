internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Whose mail of which days somebody chose to see figures of.
struct InsightChoice {
    let period: InsightPeriod
    let days: ClosedRange<InsightDay>
    let seller: UserID?
    let team: TeamID?
    let template: TemplateID?
    let record: RecordID?
    let typedFirst: String
    let typedLast: String
    /// What is wrong with the days that were typed; the usual ones are shown then.
    let fault: String?

    init(_ request: Request, now: Instant) {
        let today = InsightDay(now)
        let asked = request.query("period").flatMap(InsightPeriod.init(rawValue:)) ?? .month
        typedFirst = request.query("from") ?? ""
        typedLast = request.query("to") ?? ""
        if asked == .own || !typedFirst.isEmpty || !typedLast.isEmpty {
            switch Self.days(from: typedFirst, to: typedLast) {
            case .success(let typed): (period, days, fault) = (.own, typed, nil)
            case .failure(let wrong):
                (period, days, fault) = (.month, InsightPeriod.month.days(until: today), wrong.words)
            }
        } else {
            (period, days, fault) = (asked, asked.days(until: today), nil)
        }
        seller = request.query("seller").flatMap { UserID($0) }
        team = request.query("team").flatMap { TeamID($0) }
        template = request.query("template").flatMap { TemplateID($0) }
        record = request.query("record").flatMap { RecordID($0) }
    }

    /// What can be wrong with two days.
    struct Wrong: Error {
        let words: String
    }

    /// Reads two days.
    static func days(from first: String, to last: String) -> Result<ClosedRange<InsightDay>, Wrong> {
        guard let from = Day(first), let to = Day(last) else {
            return .failure(Wrong(words: "Type both days, such as 2026-01-31."))
        }
        let (start, end) = (InsightDay(from), InsightDay(to))
        guard start <= end else { return .failure(Wrong(words: "The first day comes after the last one. Swap them.")) }
        guard end.number - start.number < InsightQuery.longest else {
            return .failure(Wrong(words: "Two years at most are shown together. Choose fewer days."))
        }
        return .success(start...end)
    }

    /// The address of the page with this choice, otherwise in one thing.
    func address(
        _ route: Route = .insights,
        period other: InsightPeriod? = nil,
        seller: UserID?? = nil,
        team: TeamID?? = nil,
        template: TemplateID?? = nil,
        record: RecordID?? = nil
    ) -> PageAddress {
        let shown = other ?? period
        var address = PageAddress(route)
        if shown == .own {
            address = address.with("from", days.lowerBound.text).with("to", days.upperBound.text)
        } else if shown != .month {
            address = address.with("period", shown.rawValue)
        }
        return address.with("seller", (seller ?? self.seller)?.description)
            .with("team", (team ?? self.team)?.description)
            .with("template", (template ?? self.template)?.description)
            .with("record", (record ?? self.record)?.description)
    }
}

/// Periods that need no typing, and the one that is typed.
enum InsightPeriod: String, CaseIterable {
    case week
    case month
    case season
    case quarter
    case own

    /// What it is called.
    var label: String {
        switch self {
        case .week: "7 days"
        case .month: "30 days"
        case .season: "90 days"
        case .quarter: "This quarter"
        case .own: "Own dates"
        }
    }

    /// Its days, the last of which is today.
    func days(until today: InsightDay) -> ClosedRange<InsightDay> {
        let count =
            switch self {
            case .week: 7
            case .month, .own: 30
            case .season: 90
            case .quarter: Self.daysOfQuarter(until: today)
            }
        return InsightDay(number: today.number - count + 1)...today
    }

    private static func daysOfQuarter(until today: InsightDay) -> Int {
        let parts = today.text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return 1 }
        let month = (parts[1] - 1) / 3 * 3 + 1
        guard let first = Day("\(parts[0])-\(month < 10 ? "0" : "")\(month)-01") else { return 1 }
        return today.number - InsightDay(first).number + 1
    }
}

internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Which emails the list shows.
enum EmailFilter: String, CaseIterable {
    case followed
    case all
    case failed
    case bounced
    case answered
    case unopened
    case unanswered
    case archived
    case everybody

    /// Reads it from an address; what the viewer may not see, or is none, shows the followed ones.
    init(_ text: String?, for viewer: Viewer) {
        let filter = text.flatMap(EmailFilter.init(rawValue:)) ?? .followed
        self = Self.choices(for: viewer).contains(filter) ? filter : .followed
    }

    /// Those that the viewer may choose from.
    static func choices(for viewer: Viewer) -> [EmailFilter] {
        viewer.role == .administrator ? allCases : allCases.filter { $0 != .everybody }
    }

    /// What it is called.
    var label: String {
        switch self {
        case .followed: "Followed"
        case .all: "All sent"
        case .failed: "Not delivered"
        case .bounced: "Bounced"
        case .answered: "Answered"
        case .unopened: "Not opened"
        case .unanswered: "Not answered"
        case .archived: "Archived"
        case .everybody: "Everybody’s"
        }
    }

    /// Its value in addresses; `nil` for what is shown without one.
    var value: String? { self == .followed ? nil : rawValue }

    /// Where emails stand that are no drafts any more.
    static let sent: Set<EmailStatus> = [.sending, .sent, .partlyFailed, .failed, .unknown]

    /// What is asked of storage.
    ///
    /// The archive of administrators holds everybody's: what they archived of others' they find there.
    func query(_ choice: EmailChoice, after cursor: EmailCursor?, limit: Int, at now: Instant) -> EmailQuery {
        EmailQuery(
            scope: self == .everybody || self == .archived ? .all : .mine,
            statuses: self == .failed ? [.partlyFailed, .failed, .unknown] : Self.sent,
            followedOnly: self == .followed,
            arrival: arrival(choice.days, at: now),
            order: self == .archived ? .newest : choice.order,
            text: choice.text,
            isArchive: self == .archived,
            after: cursor,
            limit: limit
        )
    }
}

extension EmailFilter {
    private func arrival(_ days: Int, at now: Instant) -> EmailQuery.Arrival? {
        switch self {
        case .bounced: .bounced
        case .answered: .answered
        case .unopened: .unopened(sentBy: now - .seconds(days * 86_400))
        case .unanswered: .unanswered
        case .followed, .all, .failed, .archived, .everybody: nil
        }
    }
}

/// What somebody chose to see in the list.
struct EmailChoice {
    let filter: EmailFilter
    let text: String
    let order: EmailOrder
    /// For how many days at least what is not opened was sent.
    let days: Int
    let after: PageMark<Subject.Email>?

    /// Days that may be chosen from.
    static let someDays = [1, 3, 7, 14, 30]
    /// Those that are shown unless others are chosen.
    static let usualDays = 3

    init(_ request: Request, for viewer: Viewer) {
        filter = EmailFilter(request.query("show"), for: viewer)
        text = request.query("text") ?? ""
        order = request.query("order").flatMap(EmailOrder.init(rawValue:)) ?? .newest
        let days = request.query("days").flatMap { Int($0) } ?? Self.usualDays
        self.days = Self.someDays.contains(days) ? days : Self.usualDays
        after = PageMark(request.query("after"))
    }

    /// Whether it is what is shown without any choice.
    var isPlain: Bool { filter == .followed && text.isEmpty && after == nil }

    /// The address of a list with this choice, otherwise in one thing.
    func address(_ route: Route = .emails, filter other: EmailFilter? = nil, after: String? = nil) -> String {
        let shown = other ?? filter
        return PageAddress(route).with("show", shown.value).with("text", text)
            .with("order", order == .newest ? nil : order.rawValue)
            .with("days", shown == .unopened && days != Self.usualDays ? "\(days)" : nil)
            .with("after", after).text
    }
}

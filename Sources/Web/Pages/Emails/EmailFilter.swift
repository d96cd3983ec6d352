internal import Engagement
internal import Storage
internal import Tracking

/// Which emails the list shows.
enum EmailFilter: String, CaseIterable {
    case followed
    case all
    case failed
    case bounced
    case answered
    case everybody

    /// Reads it from an address; what the viewer may not see, or is none, shows the followed ones.
    init(_ text: String?, for viewer: Viewer) {
        let filter = text.flatMap(EmailFilter.init(rawValue:)) ?? .followed
        self = Self.choices(for: viewer).contains(filter) ? filter : .followed
    }

    /// Those that the viewer may choose from.
    static func choices(for viewer: Viewer) -> [EmailFilter] {
        viewer.role == .administrator ? allCases : [.followed, .all, .failed, .bounced, .answered]
    }

    /// What it is called.
    var label: String {
        switch self {
        case .followed: "Followed"
        case .all: "All sent"
        case .failed: "Not delivered"
        case .bounced: "Bounced"
        case .answered: "Answered"
        case .everybody: "Everybody’s"
        }
    }

    /// Its value in addresses; `nil` for what is shown without one.
    var value: String? { self == .followed ? nil : rawValue }

    /// What is asked of storage.
    func query(text: String, after cursor: EmailCursor?, limit: Int) -> EmailQuery {
        EmailQuery(
            scope: self == .everybody ? .all : .mine,
            statuses: self == .failed
                ? [.partlyFailed, .failed, .unknown] : [.sending, .sent, .partlyFailed, .failed, .unknown],
            followedOnly: self == .followed,
            arrival: self == .bounced ? .bounced : self == .answered ? .answered : nil,
            text: text,
            after: cursor,
            limit: limit
        )
    }
}

/// What somebody chose to see in the list.
struct EmailChoice {
    let filter: EmailFilter
    let text: String
    let after: PageMark<Subject.Email>?
}

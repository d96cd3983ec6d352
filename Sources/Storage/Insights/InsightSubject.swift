internal import Tracking

/// Whose sums are kept.
enum InsightSubject: Hashable {
    case everybody
    case seller(UserID)
    case template(TemplateID)

    /// Its word in the tables.
    var kind: String {
        switch self {
        case .everybody: "everybody"
        case .seller: "seller"
        case .template: "template"
        }
    }

    /// Its id in the tables; everybody has an empty one.
    var bytes: [UInt8] {
        switch self {
        case .everybody: []
        case .seller(let id): id.bytes
        case .template(let id): id.bytes
        }
    }

}

extension InsightSubject: Comparable {
    /// One order for all writers, so that two of them never wait for each other.
    static func < (left: InsightSubject, right: InsightSubject) -> Bool {
        switch (left, right) {
        case (.seller(let left), .seller(let right)): left < right
        case (.template(let left), .template(let right)): left < right
        default: left.place < right.place
        }
    }

    private var place: Int {
        switch self {
        case .everybody: 0
        case .seller: 1
        case .template: 2
        }
    }
}

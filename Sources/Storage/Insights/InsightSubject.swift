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

    /// One order for all writers, so that two of them never wait for each other.
    var order: String { kind + bytes.map { String($0, radix: 16) }.joined(separator: ".") }
}

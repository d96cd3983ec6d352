internal import Engagement

extension Role {
    /// What people call it.
    var words: String {
        switch self {
        case .seller: "Seller"
        case .teamManager: "Team manager"
        case .administrator: "Administrator"
        }
    }
}

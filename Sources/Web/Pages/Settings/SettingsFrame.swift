internal import Engagement

/// What the settings pages have in common.
enum SettingsPlace: String {
    case profile, tokens, following, users, blocks, audit

    /// As templates ask for it.
    var model: Model {
        Model(
            profile: self == .profile,
            tokens: self == .tokens,
            following: self == .following,
            users: self == .users,
            blocks: self == .blocks,
            audit: self == .audit
        )
    }

    struct Model {
        let profile: Bool
        let tokens: Bool
        let following: Bool
        let users: Bool
        let blocks: Bool
        let audit: Bool
    }
}

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

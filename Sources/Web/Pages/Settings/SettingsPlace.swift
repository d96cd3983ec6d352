/// Which of the settings pages it is.
enum SettingsPlace: String {
    case profile, assistant, addresses, mailbox, tokens, programs, following, users, blocks, doctor, audit

    /// As templates ask for it.
    var model: Model {
        Model(
            profile: self == .profile,
            assistant: self == .assistant,
            addresses: self == .addresses,
            mailbox: self == .mailbox,
            tokens: self == .tokens,
            programs: self == .programs,
            following: self == .following,
            users: self == .users,
            blocks: self == .blocks,
            doctor: self == .doctor,
            audit: self == .audit
        )
    }

    struct Model {
        let profile: Bool
        let assistant: Bool
        let addresses: Bool
        let mailbox: Bool
        let tokens: Bool
        let programs: Bool
        let following: Bool
        let users: Bool
        let blocks: Bool
        let doctor: Bool
        let audit: Bool
    }
}

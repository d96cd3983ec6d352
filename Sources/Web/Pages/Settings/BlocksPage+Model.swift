internal import Storage
internal import Tracking

/// What is blocked, and what was, as it is shown.
struct BlocksModel {
    let place = SettingsPlace.blocks.model
    let isAdministrator = true
    let hasBlocks: Bool
    let blocks: [Row]
    let older: String?
    let hasLifted: Bool
    let liftedBlocks: [Row]
    let undo: Undo?
    let kinds: [Choice]
    let what: String
    let whatWrong: String?
    let reasonTyped: String
    let reasonWrong: String?
    let longestReason = Block.longestReason
    let longestWhat = BlockRoutes.longestWhat
    let keysWords: String?

    struct Row {
        let id: String
        let kind: String
        let kindWords: String
        let whatWords: String
        let whatLink: String?
        let what: String
        let reason: String
        let who: String
        let blockedAt: Moment
        let liftLink: String
        let apiPath: String
        let liftedBy: String?
        let liftedAt: Moment?
    }

    /// The block that was just lifted, as far as undoing needs it.
    struct Undo {
        let words: String
        let kind: String
        let what: String
        let reason: String
    }
}

extension BlocksModel.Row {
    init(_ block: Block, names: [UserID: String], for visit: Visit) {
        func name(_ user: UserID) -> String { names[user] ?? "Somebody who is gone" }
        id = block.id.description
        kind = block.what.kind.rawValue
        kindWords = block.what.kind.words
        whatWords = block.what.words
        if case .email(let email) = block.what { whatLink = Route.email(email).path } else { whatLink = nil }
        what = block.what.text
        reason = block.reason
        who = name(block.blockedBy)
        blockedAt = Moment(block.blockedAt, as: .relative, for: visit)
        liftLink = Route.liftBlock(block.id).path
        apiPath = Route.apiBlock(block.id).path
        liftedBy = block.lifting.map { name($0.by) }
        liftedAt = block.lifting.map { Moment($0.at, as: .relative, for: visit) }
    }
}

extension BlockKind {
    /// What people call it.
    fileprivate var words: String {
        switch self {
        case .host: "Host"
        case .email: "Email"
        case .key: "Key"
        }
    }

    /// What people choose.
    var choiceWords: String {
        switch self {
        case .host: "A host that links lead to"
        case .email: "An email"
        case .key: "A key"
        }
    }
}

extension Blockable {
    /// What people call it; the subject of an email is only for who opens it, which is audited.
    var words: String {
        switch self {
        case .host: text
        case .email: "An email"
        case .key: "Key \(text)"
        }
    }
}

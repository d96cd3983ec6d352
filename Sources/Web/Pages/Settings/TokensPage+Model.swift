internal import Engagement
internal import Storage

/// The API tokens of somebody, as they are shown.
struct TokensModel {
    let place = SettingsPlace.tokens.model
    let isAdministrator: Bool
    let secret: String?
    let secretName: String?
    let nameWrong: String?
    let hasTokens: Bool
    let tokens: [Row]

    struct Row {
        let tokenName: String
        let madeAt: Moment
        let usedAt: Moment?
        let revokeLink: String
    }

    init(_ tokens: [APIToken], made: TokensPage.Made?, nameWrong: String?, for visit: Visit) {
        isAdministrator = visit.user.role == .administrator
        secret = made?.secret
        secretName = made?.name
        self.nameWrong = nameWrong
        hasTokens = !tokens.isEmpty
        self.tokens = tokens.map { token in
            Row(
                tokenName: token.name,
                madeAt: Moment(token.createdAt, as: .relative, for: visit),
                usedAt: token.lastUsedAt.map { Moment($0, as: .relative, for: visit) },
                revokeLink: Route.revokeToken(token.id).path
            )
        }
    }
}

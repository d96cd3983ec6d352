internal import Hummingbird
internal import Storage

/// The context of a page: it exists only for somebody who is logged in with a browser.
struct SignedInContext: UserContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks.
    let user: User
    /// Their log-in.
    let session: Session
    /// What their forms must carry in the field ``CSRFToken/field``; it was checked before a handler sees a form.
    let csrfToken: String

    init(context: AppRequestContext) throws(Problem) {
        guard case .session(let session, let user, let csrfToken) = context.credential else {
            throw Problem(.notSignedIn)
        }
        coreContext = context.coreContext
        self.user = user
        self.session = session
        self.csrfToken = csrfToken.text
    }
}

internal import Hummingbird
internal import Storage

/// The context of an API call: it exists only for somebody who showed a token or is logged in with a browser.
struct APIContext: UserContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks, and how we know.
    let credential: Credential
    /// Which address is asked for.
    let pattern: RoutePattern

    init(context: AppRequestContext) throws(Problem) {
        guard let pattern = context.pattern else { throw Problem(.notFound) }
        guard let credential = context.credential else { throw Problem(.notSignedIn) }
        self.pattern = pattern
        coreContext = context.coreContext
        self.credential = credential
    }

    /// Who asks.
    var user: User { credential.user }
}

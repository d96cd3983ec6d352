internal import HTTPTypes
package import Hummingbird
package import Logging
package import NIOCore
internal import NIOHTTP1

// The web app and REST API on Hummingbird. A request passes the gates in the order below and reaches its handler with
// a context that says who asks: `APIRoutes` answers with JSON, `Pages` with HTML. Everything that exists is listed in
// `RoutePattern`; every refusal is a `Problem`. Handlers see the data only through `Storage`, as some `Viewer`.

/// Builds the web server; it stops gracefully with its service group, live streams included.
///
/// - Throws: where templates or assets are missing.
package func webApplication(
    desk: Desk,
    logger: Logger,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let pages = try Pages(desk: desk)
    let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeadersGate())
    router.add(middleware: ProblemGate(pages: pages))
    router.add(middleware: RouteGate())
    router.add(middleware: SignInGate(desk: desk))
    router.add(middleware: FormGate())
    LogInRoutes(desk: desk, pages: pages).add(to: router)
    try APIRoutes(desk: desk).add(to: router)
    pages.addRoutes(to: router)
    return Application(
        router: router,
        server: .http1(configuration: .init(idleTimeout: .seconds(75))),
        configuration: ApplicationConfiguration(
            address: .hostname(desk.configuration.host, port: desk.configuration.port)
        ),
        onServerRunning: onServerRunning,
        logger: logger
    )
}

internal import Testing

/// A small web site on this machine that links may lead to, so that nothing leaves it.
struct LinkTarget: Sendable {
    let address: String

    /// Serves one page while a test runs.
    static func serving<Result>(_ body: (LinkTarget) async throws -> Result) async throws -> Result {
        let python = try #require(Checkout.program("python3"), "scripts/setup test installs Python")
        return try await withTemporaryFolder { folder in
            let page = #"<!doctype html><html lang="en"><title>The quote</title><h1>The quote</h1>"#
            _ = try folder.write(page.utf8, to: "quote.html")
            _ = try folder.write([], to: "favicon.ico")
            let port = FreePorts.choose(1)[0]
            let server = try LaunchedProgram(
                [python, "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder.path, "\(port)"],
                output: folder.file("log")
            )
            do {
                try await eventually("the link's target listens") { FreePorts.isAnswered(port) }
                let result = try await body(LinkTarget(address: "http://127.0.0.1:\(port)"))
                await server.end()
                return result
            } catch {
                await server.end()
                throw error
            }
        }
    }

    /// The page that a quote is read on.
    var quote: String { address + "/quote.html?from=mail" }
}

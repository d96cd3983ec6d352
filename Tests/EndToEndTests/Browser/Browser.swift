internal import Foundation
internal import Glibc
internal import NIOHTTP1
internal import Testing

/// Headless Chromium, driven as the W3C WebDriver standard says.
struct Browser: Sendable {
    /// The width and height that pages are looked at with.
    struct Size: Hashable, Sendable {
        let width: Int
        let height: Int

        static let desk = Size(width: 1_280, height: 900)
        static let phone = Size(width: 360, height: 740)
        static let tablet = Size(width: 768, height: 1_000)
        static let wide = Size(width: 1_600, height: 1_000)
    }

    /// What the person has chosen for their whole machine.
    enum Theme: String, CaseIterable, Sendable {
        case light
        case dark
    }

    /// The session's address at the driver.
    private let session: String

    /// Whether this machine has what is needed.
    static let isThere = Checkout.program("chromedriver") != nil && Checkout.program("chromium") != nil

    /// Begins a session with a window of that size.
    init(driver: String, size: Size) async throws {
        // Root may not use the sandbox; everybody else does.
        var arguments = ["--headless=new", "--disable-dev-shm-usage", "--no-first-run", "--lang=en-US"]
        if getuid() == 0 { arguments.append("--no-sandbox") }
        // Nothing that a page asks for may leave this machine.
        arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
        arguments.append("--window-size=\(size.width),\(size.height)")
        var options: [String: JSON] = ["args": .list(arguments.map(JSON.text))]
        if size == .phone {
            options["mobileEmulation"] = [
                "deviceMetrics": ["width": 360, "height": 740, "pixelRatio": 2, "mobile": true, "touch": true]
            ]
        }
        let capabilities: JSON = [
            "browserName": "chrome", "goog:chromeOptions": .object(options),
            "goog:loggingPrefs": ["browser": "ALL"],
        ]
        let value = try await Self.send(
            .POST,
            driver + "/session",
            [
                "capabilities": ["alwaysMatch": capabilities]
            ]
        )
        session = driver + "/session/" + (value["sessionId"].text ?? "")
    }

    /// Ends the session, and Chromium with it.
    func quit() async throws {
        try await Self.send(.DELETE, session)
    }

    /// Sends a command of the session, and gives the value of its answer.
    @discardableResult
    func command(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        try await Self.send(method, session + path, body)
    }

    @discardableResult
    private static func send(_ method: HTTPMethod, _ url: String, _ body: JSON? = nil) async throws -> JSON {
        let bytes = try method == .POST ? [UInt8](JSONEncoder().encode(body ?? [:])) : nil
        let answer = try await HTTP.send(method, url, headers: ["Content-Type": "application/json"], body: bytes)
        let value = answer.json["value"]
        guard answer.status == 200 else {
            throw WebDriverError(kind: value["error"].text ?? "\(answer.status)", message: value["message"].text ?? "")
        }
        return value
    }
}

/// Why the browser did not do what it was asked.
struct WebDriverError: Error, CustomStringConvertible {
    let kind: String
    let message: String

    var description: String { "\(kind): \(message.prefix(400))" }
}

/// Runs a test with a browser that is gone after it.
///
/// Whatever a page complained about in its console fails the test: a refused script or style is told there.
func withBrowser<Result>(
    _ size: Browser.Size = .desk,
    _ body: (Browser) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let port = FreePorts.choose(1)[0]
        let path = try #require(Checkout.program("chromedriver"))
        var environment = Checkout.environment
        environment["HOME"] = folder.path
        environment["TMPDIR"] = folder.path
        environment["LANG"] = "C.UTF-8"
        let driver = try LaunchedProgram(
            [path, "--port=\(port)"],
            environment: environment,
            output: folder.file("log")
        )
        do {
            try await eventually("chromedriver listens") { FreePorts.isAnswered(port) }
            let browser = try await Browser(driver: "http://127.0.0.1:\(port)", size: size)
            let result = await Swift.Result { try await body(browser) }
            let complaints = try? await browser.complaints()
            try? await browser.quit()
            #expect(complaints == [])
            await driver.end()
            return try result.get()
        } catch {
            await driver.end()
            throw error
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

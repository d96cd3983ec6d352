internal import Foundation
internal import NIOHTTP1

extension Browser {
    func open(_ url: String) async throws { try await command(.POST, "/url", ["url": .text(url)]) }
    func reload() async throws { try await command(.POST, "/refresh") }
    var address: String { get async throws { try await command(.GET, "/url").text ?? "" } }

    /// Runs a script in the page, and gives what it returns.
    @discardableResult
    func run(_ script: String, _ arguments: JSON...) async throws -> JSON {
        try await command(.POST, "/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// Runs a script that calls the last of its arguments when it is done.
    func runAsync(_ script: String, _ arguments: JSON...) async throws -> JSON {
        try await command(.POST, "/execute/async", ["script": .text(script), "args": .list(arguments)])
    }

    /// Waits until a script returns something that is true.
    func wait(_ what: String, until script: String, within limit: Duration = .seconds(30)) async throws {
        do {
            try await eventually(what, within: limit, isSo: { try await run("return !!(\(script))") == true })
        } catch let error as Impatience {
            let seen = try? await run("return document.body.innerText.slice(0, 1500)").text
            print("The page at \(try await address) shows:\n\(seen ?? "")")
            throw error
        }
    }

    /// Waits until everything that moves or changes colour has come to rest.
    func rest() async throws {
        _ = try await runAsync(
            """
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() =>
                Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))).then(() => done(true))));
            """
        )
    }

    /// Waits until the address ends or begins as it should.
    func wait(forAddress holds: (String) -> Bool, _ what: String) async throws {
        try await eventually(what) { try await holds(address) }
    }

    /// Lets the person's machine be light or dark.
    func use(_ theme: Theme) async throws {
        try await command(
            .POST,
            "/goog/cdp/execute",
            [
                "cmd": "Emulation.setEmulatedMedia",
                "params": ["features": [["name": "prefers-color-scheme", "value": .text(theme.rawValue)]]],
            ]
        )
    }

    /// Lets the person's machine be in another time zone from now on.
    func use(zone: String) async throws {
        try await command(
            .POST,
            "/goog/cdp/execute",
            ["cmd": "Emulation.setTimezoneOverride", "params": ["timezoneId": .text(zone)]]
        )
    }

    /// The picture of the window, as PNG.
    func picture() async throws -> Data {
        Data(base64Encoded: try await command(.GET, "/screenshot").text ?? "") ?? Data()
    }

    /// What pages complained about in the console since it was asked last.
    func complaints() async throws -> [String] {
        let entries = try await command(.POST, "/se/log", ["type": "browser"]).items
        return entries.filter { ["SEVERE", "WARNING"].contains($0["level"].text) }.compactMap(\.["message"].text)
    }
}

/// Windows and frames.
extension Browser {
    var window: JSON { get async throws { try await command(.GET, "/window") } }
    var windows: [JSON] { get async throws { try await command(.GET, "/window/handles").items } }

    func use(window: JSON) async throws { try await command(.POST, "/window", ["handle": window]) }

    /// Opens another tab and goes there.
    @discardableResult
    func openTab() async throws -> JSON {
        let handle = try await command(.POST, "/window/new", ["type": "tab"])["handle"]
        try await use(window: handle)
        return handle
    }

    /// Closes the tab, and goes to another one.
    func closeTab(andUse other: JSON) async throws {
        try await command(.DELETE, "/window")
        try await use(window: other)
    }

    /// Looks into a frame; `nil` looks at the whole page again.
    func use(frame selector: String?) async throws {
        guard let selector else {
            try await command(.POST, "/frame", ["id": .null])
            return
        }
        try await command(.POST, "/frame", ["id": element(selector)])
    }
}

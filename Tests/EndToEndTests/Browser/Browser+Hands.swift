internal import NIOHTTP1

/// A key that is no character, as WebDriver names it (W3C WebDriver §17.4.2).
enum Key: String {
    case enter = "\u{E007}"
    case tab = "\u{E004}"
    case escape = "\u{E00C}"
    case left = "\u{E012}"
    case down = "\u{E015}"
    case control = "\u{E009}"
    case shift = "\u{E008}"
}

extension Browser {
    /// The first element that fits, once there is one.
    func element(_ selector: String) async throws -> JSON {
        try await eventually("there is \(selector)", within: .seconds(30)) {
            try await find(selector).first
        }
    }

    /// All elements that fit now.
    func find(_ selector: String) async throws -> [JSON] {
        try await command(.POST, "/elements", ["using": "css selector", "value": .text(selector)]).items
    }

    /// Clicks once it can be clicked.
    func click(_ selector: String) async throws {
        let path = try await path(of: selector)
        try await eventually("\(selector) can be clicked", within: .seconds(30)) {
            do {
                try await command(.POST, path + "/click")
                return true
            } catch let error as WebDriverError
                where ["element click intercepted", "element not interactable"].contains(error.kind)
            {
                return nil
            }
        }
    }

    /// Types into a field.
    func type(_ text: String, into selector: String) async throws {
        try await command(.POST, path(of: selector) + "/value", ["text": .text(text)])
    }

    func text(of selector: String) async throws -> String {
        try await command(.GET, path(of: selector) + "/text").text ?? ""
    }

    /// Types where the focus is.
    func type(_ text: String) async throws { try await press(text.map(String.init), holding: nil) }

    /// Presses one key where the focus is, perhaps while holding another.
    func press(_ key: Key, holding held: Key? = nil) async throws { try await press([key.rawValue], holding: held) }

    /// Presses a character's key while holding another.
    func press(_ key: Character, holding held: Key) async throws { try await press([String(key)], holding: held) }

    /// Presses a character's key while holding two others.
    func press(_ key: Character, holdingBoth first: Key, _ second: Key) async throws {
        let down = [first, second].map { ["type": "keyDown", "value": .text($0.rawValue)] as JSON }
        let up = [second, first].map { ["type": "keyUp", "value": .text($0.rawValue)] as JSON }
        try await press(down + Self.stroke(String(key)) + up)
    }

    private func press(_ keys: [String], holding held: Key?) async throws {
        var strokes = keys.flatMap { Self.stroke($0) }
        if let held {
            strokes.insert(["type": "keyDown", "value": .text(held.rawValue)], at: 0)
            strokes.append(["type": "keyUp", "value": .text(held.rawValue)])
        }
        try await press(strokes)
    }

    /// Presses and lets go of keys as they are listed.
    func press(_ strokes: [JSON]) async throws {
        try await command(
            .POST,
            "/actions",
            ["actions": [["type": "key", "id": "keyboard", "actions": .list(strokes)]]]
        )
    }

    private static func stroke(_ key: String) -> [JSON] {
        [["type": "keyDown", "value": .text(key)], ["type": "keyUp", "value": .text(key)]]
    }

    // The standard's name of the member that holds an element's reference (W3C WebDriver §12).
    private func path(of selector: String) async throws -> String {
        "/element/" + (try await element(selector)["element-6066-11e4-a52e-4f735466cecf"].text ?? "")
    }
}

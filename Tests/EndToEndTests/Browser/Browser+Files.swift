internal import Foundation
internal import NIOHTTP1

/// Files in the hands of a person: made inside the page, since no hand can drag from outside of a headless window.
extension Browser {
    /// A file as a script makes it.
    struct PageFile: Sendable {
        let name: String
        let type: String
        let script: String

        /// One of so many bytes.
        static func bytes(_ count: Int, name: String, type: String = "application/pdf") -> PageFile {
            PageFile(name: name, type: type, script: "new Uint8Array(\(count)).fill(37)")
        }

        /// A picture of that size, drawn by the browser itself.
        static func picture(name: String) -> PageFile {
            PageFile(
                name: name,
                type: "image/png",
                script: "Uint8Array.from(atob('\(Browser.smallPicture)'), (one) => one.charCodeAt(0))"
            )
        }
    }

    // Two red pixels, as PNG.
    private static let smallPicture =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8AARAAI/gH/xp559wAAAABJRU5ErkJggg=="

    /// Drops files on whatever fits.
    func drop(_ files: [PageFile], on selector: String) async throws {
        try await give(files, "DragEvent", "drop", selector)
    }

    /// Pastes files where whatever fits is.
    func paste(_ files: [PageFile], into selector: String) async throws {
        try await give(files, "ClipboardEvent", "paste", selector)
    }

    private func give(_ files: [PageFile], _ type: String, _ name: String, _ selector: String) async throws {
        let made = files.map { "data.items.add(new File([\($0.script)], '\($0.name)', { type: '\($0.type)' }));" }
        let member = type == "DragEvent" ? "dataTransfer" : "clipboardData"
        try await run(
            """
            const data = new DataTransfer();
            \(made.joined(separator: "\n"))
            const target = document.querySelector(arguments[0]);
            const box = target.getBoundingClientRect();
            target.dispatchEvent(new \(type)('\(name)', {
                \(member): data, bubbles: true, cancelable: true, composed: true,
                clientX: box.left + 20, clientY: box.top + 20,
            }));
            """,
            .text(selector)
        )
    }

    /// Lets what is sent take its time, in bytes a second, or nothing get through at all.
    func use(line: Line) async throws {
        try await command(.POST, "/goog/cdp/execute", ["cmd": "Network.enable", "params": [:]])
        try await command(
            .POST,
            "/goog/cdp/execute",
            [
                "cmd": "Network.emulateNetworkConditions",
                "params": [
                    "offline": .truth(line == .none), "latency": 0, "downloadThroughput": -1,
                    "uploadThroughput": .number(line == .slow ? 400_000 : -1),
                ],
            ]
        )
    }

    /// How good the connection is.
    enum Line: Sendable {
        case usual
        case slow
        case none
    }
}

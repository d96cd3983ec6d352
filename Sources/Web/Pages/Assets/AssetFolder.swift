internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Our own style sheet, scripts and icon, read once and served under an address that changes with their content.
struct AssetFolder: Sendable {
    private let files: [String: AssetFile]
    private let fingerprint: String
    private let icon: AssetFile?

    /// The style sheet's name; it is all files of `styles`, one after the other by name.
    static let styleSheet = "inkling.css"

    /// Reads the folder.
    ///
    /// - Throws: where it can't be read.
    init(_ folder: URL) throws {
        var contents: [String: Data] = [:]
        for file in try Self.files(in: folder.appending(path: "scripts")) {
            contents[file.lastPathComponent] = try Data(contentsOf: file)
        }
        var styles = Data()
        for file in try Self.files(in: folder.appending(path: "styles")) {
            styles.append(try Data(contentsOf: file))
        }
        contents[Self.styleSheet] = styles
        let iconBytes = try Data(contentsOf: folder.appending(path: "favicon.svg"))

        // Scripts import one another by relative names, so one fingerprint covers them all.
        var all = Data()
        for (name, content) in contents.sorted(by: { $0.key < $1.key }) {
            all.append(contentsOf: name.utf8)
            all.append(content)
        }
        fingerprint = String(AssetFile.fingerprint(all).prefix(16))
        files = contents.reduce(into: [:]) { $0[$1.key] = AssetFile(name: $1.key, bytes: $1.value) }
        icon = AssetFile(name: "favicon.svg", bytes: iconBytes)
    }

    /// What the addresses of all files begin with.
    var prefix: String { String(Route.asset(hash: fingerprint, name: "").path.dropLast()) }

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get(RoutePattern.asset.routerPath) { request, context in
            guard let name = context.parameters.get("name"), let file = files[name] else { throw Problem(.notFound) }
            // A page of before an update may ask for what is no longer there by that name: it gets the newest.
            let isCurrent = context.parameters.get("hash") == fingerprint
            return file.response(
                to: request,
                cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
            )
        }
        router.get(RoutePattern.favicon.routerPath) { request, _ in
            guard let icon else { throw Problem(.notFound) }
            return icon.response(to: request, cacheControl: "public, max-age=86400")
        }
    }

    private static func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

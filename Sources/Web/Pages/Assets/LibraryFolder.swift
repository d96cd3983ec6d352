internal import Foundation
internal import Hummingbird

/// What others wrote for the pages, the editor and the fonts; pages do without where set-up did not install them.
struct LibraryFolder: Sendable {
    private let files: [String: AssetFile]
    private let fonts: [String: AssetFile]

    /// What the addresses of all files begin with.
    static let prefix = String(Route.library(name: "").path.dropLast())

    /// Reads the folder; `nil`, or one that is not there, is an empty one.
    init(_ folder: String?) {
        files = folder.map { Self.read(URL(filePath: $0)) } ?? [:]
        fonts = folder.map { Self.read(URL(filePath: $0).appending(path: "fonts")) } ?? [:]
    }

    /// The names of its files, fonts aside.
    var names: [String] { files.keys.sorted() }

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get(RoutePattern.library.routerPath) { request, context in
            try answer(files, to: request, context)
        }
        router.get(RoutePattern.libraryFont.routerPath) { request, context in
            try answer(fonts, to: request, context)
        }
    }

    private func answer(
        _ files: [String: AssetFile],
        to request: Request,
        _ context: AppRequestContext
    ) throws -> Response {
        guard let name = context.parameters.get("name"), let file = files[name] else { throw Problem(.notFound) }
        return file.response(to: request, cacheControl: "public, max-age=86400")
    }

    private static func read(_ folder: URL) -> [String: AssetFile] {
        let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (found ?? []).reduce(into: [:]) { files, file in
            guard let bytes = try? Data(contentsOf: file) else { return }
            files[file.lastPathComponent] = AssetFile(name: file.lastPathComponent, bytes: bytes)
        }
    }
}

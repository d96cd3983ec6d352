internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/openapi.json`: what the API is, for programs and people; public.
struct DocumentRoutes: Sendable {
    private let document: ByteBuffer

    /// Reads the document once.
    ///
    /// - Throws: where it is missing.
    init() throws {
        guard let url = Bundle.module.url(forResource: "openapi", withExtension: "json", subdirectory: "Documents")
        else { throw CocoaError(.fileNoSuchFile) }
        document = ByteBuffer(bytes: try Data(contentsOf: url))
    }

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get(RoutePattern.apiDocument.routerPath) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json", .cacheControl: "no-cache"],
                body: ResponseBody(byteBuffer: document)
            )
        }
    }
}

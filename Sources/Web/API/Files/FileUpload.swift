internal import Engagement
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Tracking

/// Takes the content of a file from a request as it comes, and makes something of it.
///
/// A content that nothing is made of is given up again.
struct FileUpload {
    let desk: Desk
    let request: Request
    let context: APIContext

    /// Stores what the request brings, at most so many bytes, and answers with what `use` makes of it.
    func answer(
        upTo limit: Int64,
        _ use: (StoredObject) async throws -> Response
    ) async throws -> Response {
        let gate = RepeatGate(desk: desk)
        guard request.method == .post else { return try await made(of: try await stored(upTo: limit), use) }
        return try await gate.answer(request, context: context) { _ in
            let object = try await stored(upTo: limit)
            return (gate.fingerprint(of: request, content: object.id.bytes), object)
        } next: { object in
            try await made(of: object, use)
        }
    }

    /// What the request says of its content, without parameters.
    func mediaType() throws(Problem) -> String {
        guard let text = request.headers[.contentType] else { return MediaType.unknown }
        guard let type = MediaType.read(text) else {
            throw Problem(.wrongContentType, "The Content-Type is no media type, such as application/pdf.")
        }
        return type
    }

    private func stored(upTo limit: Int64) async throws -> StoredObject {
        // Refused before a byte of it is read, where the length is told.
        if let length = request.headers[.contentLength].flatMap(Int64.init), length > limit {
            throw ObjectStoreError.tooLarge(limit: limit)
        }
        return try await desk.objects.store(request.body.map { Array($0.readableBytesView) }, limit: limit)
    }

    private func made(
        of object: StoredObject,
        _ use: (StoredObject) async throws -> Response
    ) async throws -> Response {
        do {
            return try await use(object)
        } catch {
            try await desk.store.releaseUnused(object.id)
            throw error
        }
    }
}

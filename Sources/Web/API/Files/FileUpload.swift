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

    /// Takes a file to be attached, named and followed as the query of the request says, or else the workspace.
    func attach(_ use: (NewFile) async throws -> Response) async throws -> Response {
        var items = try QueryItems(request)
        let name = items.fileName("filename")
        let wish = items.truth("followed")
        let settings = try await desk.store.settings()
        let isFollowed = wish ?? settings.followsNewFiles
        if let name, isFollowed, !settings.allowsPrograms, ProgramFiles.runs(name: name) {
            items.fault("filename", "A program can’t be followed. Attach it, or put it into an archive.")
        }
        try items.finish()
        return try await answer(named: name ?? "", isFollowed: isFollowed, use)
    }

    /// Stores what the request brings as a file, as large as it may be, and answers with what `use` makes of it.
    func answer(
        named name: String,
        isFollowed: Bool,
        _ use: (NewFile) async throws -> Response
    ) async throws -> Response {
        let mediaType = try mediaType()
        let limits = desk.fileLimits
        return try await answer(upTo: isFollowed ? limits.followedFile : limits.room(besides: 0)) { object in
            try await use(
                NewFile(object, kind: .file, name: name, mediaType: mediaType, isFollowed: isFollowed)
            )
        }
    }

    /// What the request says of its content, without parameters.
    private func mediaType() throws(Problem) -> String {
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

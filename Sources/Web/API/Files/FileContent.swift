internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Tracking

/// The content of a file as an answer to its seller.
struct FileContent {
    /// So many bytes are read and sent at a time.
    private static let chunkLength = 64 * 1_024

    /// To be saved, never to be shown: it is anybody's file, and may not act as one of our pages.
    static func download(_ file: EmailFile, from objects: ObjectStore) async throws -> Response {
        guard file.releasedAt == nil else { throw ObjectStoreError.missing }
        return try await download(file.object, name: file.name, mediaType: file.mediaType, from: objects)
    }

    /// A file of a template, likewise.
    static func download(_ file: TemplateFile, from objects: ObjectStore) async throws -> Response {
        try await download(file.object, name: file.name, mediaType: file.mediaType, from: objects)
    }

    private static func download(
        _ object: ObjectID,
        name: String,
        mediaType: String,
        from objects: ObjectStore
    ) async throws -> Response {
        try await response(
            object,
            from: objects,
            headers: [
                .contentType: mediaType,
                .contentDisposition: ContentDisposition.attachment(name),
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ]
        )
    }

    /// To be shown inside a page of ours: one of the four kinds of pictures, by content.
    static func picture(_ file: EmailFile, from objects: ObjectStore) async throws -> Response {
        guard file.releasedAt == nil else { throw ObjectStoreError.missing }
        return try await response(
            file.object,
            from: objects,
            headers: [
                .contentType: file.mediaType,
                .contentSecurityPolicy: "default-src 'none'; sandbox",
                // Its content never changes under this address.
                .cacheControl: "private, max-age=86400, immutable",
            ]
        )
    }

    private static func response(
        _ object: ObjectID,
        from objects: ObjectStore,
        headers: HTTPFields
    ) async throws -> Response {
        let content = try await objects.open(object)
        let body = ResponseBody(contentLength: Int(content.size)) { writer in
            var offset: Int64 = 0
            while offset < content.size {
                let chunk = try await content.read(chunkLength, at: offset)
                guard !chunk.isEmpty else { throw ObjectStoreError.missing }
                offset += Int64(chunk.count)
                try await writer.write(ByteBuffer(bytes: chunk))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}

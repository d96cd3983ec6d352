@testable import Edge
@testable import Tracking

/// A stored file of zeros that no client's and no kernel's buffers hold.
enum LargeFile {
    static let size = 32 << 20
    static let object = ObjectID(of: Array("zeros".utf8))
    static let state = EdgeState(
        files: [
            Samples.file(): FileManifest(
                object: object,
                size: Int64(size),
                name: "zeros.bin",
                mediaType: "application/octet-stream"
            )
        ]
    )
}

extension Site {
    /// Runs a listener that has ``LargeFile`` to serve as the file 0.
    static func runWithLargeFile(
        limits: ListenerLimits = Site.patient,
        certificates: CertificateReader? = nil,
        _ body: (Site) async throws -> Void
    ) async throws {
        try await run(state: LargeFile.state, limits: limits, certificates: certificates) { site in
            _ = try site.folder.storeZeros(LargeFile.size, as: LargeFile.object)
            try await body(site)
        }
    }
}

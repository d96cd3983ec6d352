internal import Tracking

/// A request for a file that may be served: which of its bytes are wanted, if any (RFC 9110 §13.2.2, §14).
struct ContentRequest {
    let kind: FileReference.Kind
    let manifest: FileManifest

    func answer(_ head: RequestHead, in bytes: UnsafeRawBufferPointer) -> Answer {
        let tag = EntityTag(manifest.object)
        if let list = head.ifMatch, !tag.isNamed(in: bytes[list], weakly: false) { return .changed }
        if let list = head.ifNoneMatch, tag.isNamed(in: bytes[list], weakly: true) {
            return .unchanged(manifest.object)
        }
        // §14.2: a range is something of GET alone. §13.1.5: of another content nobody wants a part.
        guard head.method == .get, let range = head.range,
            head.ifRange.map({ tag.isExactly(bytes[$0]) }) ?? true
        else { return content(nil) }
        switch ByteRange(String(decoding: bytes[range], as: UTF8.self), of: manifest.size) {
        case .whole: return content(nil)
        case .part(let part): return content(part)
        case .unsatisfiable: return .unsatisfiable(size: manifest.size)
        }
    }

    private func content(_ part: Range<Int64>?) -> Answer {
        .content(ContentAnswer(kind: kind, manifest: manifest, part: part))
    }
}

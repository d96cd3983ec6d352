internal import Tracking

extension AnswerBytes {
    /// Status line and fields of answers that depend on a file, without the end of the head.
    static func contentHead(_ answer: Answer) -> String? {
        switch answer {
        case .content(let content): head(content)
        // RFC 9110 §15.4.5: neither body nor length.
        case .unchanged(let object): "HTTP/1.1 304 Not Modified\r\nETag: \(EntityTag(object).text)\r\n\(always)"
        default: nil
        }
    }

    private static func head(_ content: ContentAnswer) -> String {
        let manifest = content.manifest
        let range = content.range
        var head = "HTTP/1.1 200 OK\r\n"
        if content.part != nil {
            head = "HTTP/1.1 206 Partial Content\r\n"
            head += "Content-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(manifest.size)\r\n"
        }
        head += "Content-Type: \(ContentType.of(manifest, content.kind) ?? "application/octet-stream")\r\n"
        head += "Content-Length: \(range.upperBound - range.lowerBound)\r\n"
        head += "Accept-Ranges: bytes\r\nETag: \(EntityTag(manifest.object).text)\r\n"
        // Whatever is in the file, it runs nothing, loads nothing and belongs to no site (product §3.5).
        head += "Content-Security-Policy: sandbox; default-src 'none'\r\n"
        switch content.kind {
        case .file:
            head += "Content-Disposition: \(ContentDisposition.attachment(manifest.name))\r\n"
            head += "Cross-Origin-Resource-Policy: same-origin\r\n"
        case .image:
            // Web mail shows it on a page of its own.
            head += "Cross-Origin-Resource-Policy: cross-origin\r\n"
        }
        return head + always
    }
}

internal import NIOCore
internal import Tracking

extension AnswerBytes {
    /// A recipient's page as it was made: nothing of others is loaded, it stands in nobody's frame, and no crawler keeps it.
    static func page(_ answer: PageReply, of request: PageRequest, toHead: Bool, _ connection: Connection) -> ByteBuffer
    {
        let status =
            switch answer.status {
            case .ok: "200 OK"
            case .done: "303 See Other\r\nLocation: \(TrackingAddress.path(for: .page, token: request.token))"
            case .refused: "403 Forbidden"
            case .notFound: "404 Not Found"
            case .tooOften: "429 Too Many Requests"
            case .unavailable: "503 Service Unavailable\r\nRetry-After: 60"
            }
        let html = answer.status == .unavailable ? AnswerPage.unavailablePage.html : answer.html
        var head = "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\n"
        head += "Content-Length: \(html.utf8.count)\r\n"
        head += "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; "
        head += "frame-ancestors 'none'; base-uri 'none'\r\n"
        // With `no-referrer` a browser would not say which page a form stands on; to others it says nothing.
        head += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n"
        head += "X-Robots-Tag: noindex, nofollow\r\nCross-Origin-Opener-Policy: same-origin\r\n"
        var buffer = ByteBuffer(string: head)
        buffer.writeBytes(endings[connection.rawValue])
        if !toHead { buffer.writeString(html) }
        return buffer
    }
}

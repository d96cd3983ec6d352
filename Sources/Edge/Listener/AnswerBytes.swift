internal import NIOCore
internal import Tracking

/// Answers as bytes, put together once.
///
/// None names the server, sets a cookie or may be stored; the address that was asked for is passed on to nobody.
struct AnswerBytes {
    private let beacon: Parts
    private let brokenLink: Parts
    private let blockedLink: Parts
    private let changed: Parts
    private let goneFile: Parts
    private let unknownFile: Parts
    private let unavailableFile: Parts
    private let nothing: Parts
    private let healthy: Parts
    private let robots: Parts
    private let method: Parts
    private let style: Parts
    private let unavailablePage: Parts
    private let refusals: [RequestParser.Refusal: Parts]
    private let redirectStart = Array("HTTP/1.1 302 Found\r\nLocation: ".utf8)
    private let redirectEnd = Array("\r\nContent-Length: 0\r\n\(Self.always)".utf8)

    /// An answer as a whole, for each way in which its head may end.
    private struct Parts {
        let withBody: [ByteBuffer]
        let withoutBody: [ByteBuffer]

        init(_ status: String, type: String, extra: String = "", body: [UInt8]) {
            let fields = "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n\(extra)\(AnswerBytes.always)"
            let head = Array("HTTP/1.1 \(status)\r\n\(fields)".utf8)
            withBody = AnswerBytes.endings.map { ByteBuffer(bytes: head + $0 + body) }
            withoutBody = AnswerBytes.endings.map { ByteBuffer(bytes: head + $0) }
        }

        init(_ status: String, extra: String = "", text: String) {
            self.init(status, type: "text/plain; charset=utf-8", extra: extra, body: Array(text.utf8))
        }

        init(_ status: String, extra: String = "", page: AnswerPage) {
            let extra = "Content-Security-Policy: default-src 'none'\r\n\(extra)"
            self.init(status, type: "text/html; charset=utf-8", extra: extra, body: Array(page.html.utf8))
        }
    }

    static let always =
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"

    /// `style` is what recipients' pages look like.
    init(style: String = "") {
        self.style = Parts("200 OK", type: "text/css; charset=utf-8", body: Array(style.utf8))
        unavailablePage = Parts("503 Service Unavailable", extra: "Retry-After: 60\r\n", page: .unavailablePage)
        beacon = Parts("200 OK", type: "image/gif", body: Self.picture)
        brokenLink = Parts("404 Not Found", page: .brokenLink)
        blockedLink = Parts("403 Forbidden", page: .blockedLink)
        changed = Parts("412 Precondition Failed", text: "The file was replaced.\n")
        goneFile = Parts("410 Gone", page: .goneFile)
        unknownFile = Parts("404 Not Found", page: .unknownFile)
        unavailableFile = Parts("503 Service Unavailable", extra: "Retry-After: 60\r\n", page: .unavailableFile)
        nothing = Parts("404 Not Found", page: .nothing)
        healthy = Parts("200 OK", text: "ok\n")
        robots = Parts("200 OK", text: "User-agent: *\nDisallow: /\n")
        method = Parts("405 Method Not Allowed", extra: "Allow: GET, HEAD\r\n", text: "Only GET and HEAD work here.\n")
        refusals = [
            .malformed: Parts("400 Bad Request", text: "This is no request that can be understood.\n"),
            .tooLong: Parts("431 Request Header Fields Too Large", text: "A request's head may take 16 kB.\n"),
            .version: Parts("505 HTTP Version Not Supported", text: "HTTP/1.0 and 1.1 work here.\n"),
        ]
    }

    /// A transparent GIF of one pixel: 43 bytes.
    private static let picture: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00,
        0x00, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 0x04, 0x01, 0x00, 0x00, 0x00, 0x00, 0x2C, 0x00, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00, 0x3B,
    ]

    /// What an answer says of the connection.
    enum Connection: Int {
        /// HTTP/1.1 keeps it without a word.
        case kept
        /// HTTP/1.0 wants to be told.
        case keptAloud
        case closed
    }

    static let endings: [[UInt8]] = [
        Array("\r\n".utf8), Array("Connection: keep-alive\r\n\r\n".utf8), Array("Connection: close\r\n\r\n".utf8),
    ]

    /// Adds an answer; one to HEAD has the same fields and no body (RFC 9110 §9.3.2).
    func append(_ answer: Answer, toHead: Bool, _ connection: Connection, to buffer: inout ByteBuffer) {
        let place = connection.rawValue
        let ending = Self.endings[place]
        if case .redirect(let target) = answer {
            let length = redirectStart.count + target.location.utf8.count + redirectEnd.count + ending.count
            buffer.reserveCapacity(minimumWritableBytes: length)
            buffer.writeBytes(redirectStart)
            buffer.writeString(target.location)
            buffer.writeBytes(redirectEnd)
            buffer.writeBytes(ending)
            return
        }
        guard let parts = parts(answer) else {
            // The body of a file follows from the disk.
            buffer.writeString(Self.contentHead(answer) ?? "")
            buffer.writeBytes(ending)
            return
        }
        let whole = toHead ? parts.withoutBody[place] : parts.withBody[place]
        // Nearly always it is the only one, and then its bytes are shared and not copied.
        if buffer.readableBytes == 0 { buffer = whole } else { buffer.writeImmutableBuffer(whole) }
    }

    private func parts(_ answer: Answer) -> Parts? {
        switch answer {
        case .beacon: beacon
        case .redirect, .content, .unchanged: nil
        case .page: unavailablePage
        case .style: style
        case .changed: changed
        case .unsatisfiable(let size):
            Parts(
                "416 Range Not Satisfiable",
                extra: "Content-Range: bytes */\(size)\r\n",
                text: "The file has \(size) bytes.\n"
            )
        case .goneFile: goneFile
        case .unknownFile: unknownFile
        case .unavailableContent(let kind): kind == .image ? beacon : unavailableFile
        case .brokenLink: brokenLink
        case .blockedLink: blockedLink
        case .nothing: nothing
        case .healthy: healthy
        case .robots: robots
        case .method: method
        case .refused(let refusal): refusals[refusal]
        }
    }
}

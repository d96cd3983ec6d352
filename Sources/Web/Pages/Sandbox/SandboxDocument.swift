internal import Foundation
internal import Mail
internal import Tracking

/// The text of a message as a document for a sandboxed frame.
///
/// The frame has no origin of its own, so the browser sends no cookie for what it loads: pictures that the message
/// carries are put in, those of the tracking listener are really loaded, all others stay out.
struct SandboxDocument {
    let html: String

    /// So many bytes of pictures are put into one document.
    private static let maximumPictures = 16 * 1_024 * 1_024

    init(_ message: Message) {
        let head = "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">"
        if let text = message.html {
            html = head + Self.withPictures(text, of: message)
        } else {
            html = head + "<pre style=\"white-space:pre-wrap;font:inherit\">\((message.text ?? "").htmlEscaped)</pre>"
        }
    }

    /// Nothing of the message may run, be sent, or be loaded from elsewhere.
    static func policy(picturesFrom base: TrackingBase) -> String {
        [
            "default-src 'none'", "img-src data: \(base)", "style-src 'unsafe-inline'", "font-src data:",
            "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'",
            "sandbox allow-popups allow-popups-to-escape-sandbox",
        ].joined(separator: "; ")
    }

    /// Replaces the addresses of carried pictures, `cid:` and a Content-ID (RFC 2392 §2), wherever they stand.
    private static func withPictures(_ text: String, of message: Message) -> String {
        var result = ""
        var rest = text[...]
        var room = maximumPictures
        while let found = rest.range(of: "cid:") {
            let name = rest[found.upperBound...].prefix { !"\"'()<> \t\r\n".contains($0) }
            let address = picture(String(name), of: message, room: &room)
            result += rest[..<found.lowerBound] + (address ?? "cid:" + name)
            rest = rest[name.endIndex...]
        }
        return result + rest
    }

    private static func picture(_ name: String, of message: Message, room: inout Int) -> String? {
        guard let part = message.part(contentID: name.removingPercentEncoding ?? name) ?? message.part(contentID: name),
            let picture = SandboxPicture(part), part.bytes.count <= room
        else { return nil }
        room -= part.bytes.count
        return picture.dataAddress
    }
}

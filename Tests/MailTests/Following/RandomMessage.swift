/// A message put together at random from what parsers stumble over; the same number gives the same one.
///
/// Line breaks of both kinds, boundaries that only begin alike or are missing, broken headers, parts in parts.
struct RandomMessage {
    private var state: UInt64

    init(_ number: Int) {
        state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// The message.
    mutating func bytes() -> [UInt8] {
        var fields = ["Bcc: s@z.example,", "DKIM-Signature: v=1; h=bcc", "Message-ID: <1@x.example>", "X-Odd"]
        fields = fields.filter { _ in one(in: 3) }
        return Array((header(["From: s@x.example"] + fields, multipart(depth: 0))).utf8)
    }

    /// SplitMix64.
    private mutating func next(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }

    private mutating func one(in count: Int) -> Bool { next(count) == 0 }

    private mutating func any(_ texts: [String]) -> String { texts[next(texts.count)] }

    private mutating func lineBreak() -> String {
        one(in: 8) ? any(["\r", "\n\n", "\r\n\r\n", "\r\r\n", ""]) : any(["\n", "\r\n"])
    }

    private mutating func header(_ fields: [String], _ rest: (fields: [String], content: String)) -> String {
        var text = ""
        for field in fields + rest.fields {
            text += field + lineBreak()
            if one(in: 16) { text += any(["junk", ": z", "--", "From x", "--m", " fold"]) + lineBreak() }
        }
        return text + (one(in: 20) ? "" : lineBreak()) + rest.content
    }

    private mutating func multipart(depth: Int) -> (fields: [String], content: String) {
        let boundary = any(["m", "m", "n", "n", "mm"])
        let kind = any(["mixed", "mixed", "related", "alternative", "digest"])
        var text = any(["", "", "before" + lineBreak(), "\n"])
        for _ in 0...next(4) {
            text += "--\(boundary)" + any(["", "", " ", "\t"]) + lineBreak() + header([], part(depth: depth))
            if !one(in: 20) { text += lineBreak() }
        }
        if !one(in: 5) { text += "--\(boundary)--" + any([lineBreak(), "", "\r", lineBreak() + "behind"]) }
        return (["Content-Type: multipart/\(kind); boundary=\"\(boundary)\""], text)
    }

    private mutating func part(depth: Int) -> (fields: [String], content: String) {
        var text = ""
        for _ in 0..<next(4) { text += any(["ab", "\r", "\n", "\r\n", "--", "--mm", "-", "From y\n", "x: y\n", " "]) }
        switch next(8) {
        case 0, 1:
            return (["Content-Type: text/html"], any(["<a href='http://x.example/'>x</a>", "<img src=cid:i>"]) + text)
        case 2: return (["Content-Type: text/plain"], text)
        case 3: return (["Content-Type: x/y", "Content-Disposition: attachment"], text)
        case 4: return (["Content-Type: image/gif", "Content-ID: <i>"], text)
        case 5: return (["Content-Type: message/rfc822"], header(["Subject: q"], ([], text)))
        case 6 where depth < 3: return multipart(depth: depth + 1)
        default: return ([], text)
        }
    }
}

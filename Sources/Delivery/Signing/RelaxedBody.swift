internal import Crypto

/// The SHA-256 of a body in the relaxed form (RFC 6376 §3.4.4), worked out in one pass; no second body is made for it.
struct RelaxedBody {
    private var hash = SHA256()
    private var emptyLines = 0

    private static let lineBreak = Array("\r\n".utf8)
    private static let blank = Array(" ".utf8)

    /// The digest of a body, whose lines may end with LF alone: they leave with CR LF.
    static func digest(of body: ArraySlice<UInt8>) -> SHA256.Digest {
        var relaxed = RelaxedBody()
        var start = body.startIndex
        while start < body.endIndex {
            let end = body[start...].firstIndex(of: UInt8(ascii: "\n")) ?? body.endIndex
            let line = body[start..<end]
            let hasReturn = end < body.endIndex && line.last == UInt8(ascii: "\r")
            relaxed.add(hasReturn ? line.dropLast() : line)
            start = end + 1
        }
        return relaxed.hash.finalize()
    }

    /// Takes a line without its end; empty ones count only if another line follows.
    private mutating func add(_ line: ArraySlice<UInt8>) {
        let end = line.lastIndex { !$0.isBlank }
        guard let end else {
            emptyLines += 1
            return
        }
        while emptyLines > 0 {
            hash.update(data: Self.lineBreak)
            emptyLines -= 1
        }
        addText(line[...end])
        hash.update(data: Self.lineBreak)
    }

    /// Takes what does not end with white space, each run of it as one space.
    private mutating func addText(_ text: ArraySlice<UInt8>) {
        var start = text.startIndex
        var place = start
        while place < text.endIndex {
            guard text[place].isBlank else {
                place += 1
                continue
            }
            let next = text[place...].firstIndex { !$0.isBlank } ?? text.endIndex
            // A single space goes in together with the words around it.
            if next > place + 1 || text[place] != UInt8(ascii: " ") {
                hash.update(data: text[start..<place])
                hash.update(data: Self.blank)
                start = next
            }
            place = next
        }
        hash.update(data: text[start...])
    }
}

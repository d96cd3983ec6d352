internal import Crypto
internal import Foundation
internal import Tracking

/// Signs a message with a key (RFC 6376), header and body in the relaxed form: relays that fold or trim do no harm.
struct DKIMSignature {
    private let header: DKIMHeader
    private let names: [String]
    private let canonical: [UInt8]
    private let bodyHash: String

    /// The fields that are signed wherever they stand; those that begin with `List-` as well.
    private static let signed: Set<String> = [
        "from", "to", "cc", "subject", "date", "message-id", "reply-to", "in-reply-to", "references", "mime-version",
        "content-type", "content-transfer-encoding",
    ]
    /// Of these none may be added either: a reader would be shown the one that nobody signed.
    private static let single: Set<String> = ["from", "to", "cc", "subject", "date", "reply-to", "content-type"]

    /// Looks at a message once, for however many keys; `nil` where it has no `From`, which must be signed (RFC 6376 §5.4).
    init?(_ message: [UInt8]) {
        let header = DKIMHeader(message)
        // RFC 6376 §5.4.2: of several fields with a name the lowest counts first.
        let fields = header.fields.reversed().filter { Self.signed.contains($0.name) || $0.name.hasPrefix("list-") }
        let present = fields.map(\.name)
        guard present.contains("from") else { return nil }
        self.header = header
        names = present + Self.single.intersection(present).sorted()
        canonical = fields.reduce(into: []) { $0 += $1.relaxed + Array("\r\n".utf8) }
        bodyHash = Data(RelaxedBody.digest(of: header.body)).base64EncodedString()
    }

    /// The header field with the signature of a key, to stand before the message.
    func field(_ key: DKIMKey, at now: Instant) throws -> [UInt8] {
        var lines = FoldedLines("DKIM-Signature:")
        for tag in ["v=1", "a=\(key.algorithm.signatureName)", "c=relaxed/relaxed"] { lines.add(" \(tag);") }
        lines.add(" d=\(key.name.domain);")
        lines.add(" s=\(key.name.selector);")
        lines.add(" t=\(now.microseconds / 1_000_000);")
        for (place, name) in names.enumerated() {
            lines.add((place == 0 ? " h=" : "") + name + (place == names.count - 1 ? ";" : ":"))
        }
        lines.add(" bh=\(bodyHash);")
        lines.add(" b=")
        // RFC 6376 §3.7: the field itself is signed with an empty b=, and without a line break behind it.
        let own = DKIMHeader(lines.bytes(lineBreak: "\r\n")).fields.flatMap(\.relaxed)
        let signature = try key.signature(of: SHA256.hash(data: canonical + own)).base64EncodedString()
        lines.addAnywhere(signature)
        return lines.bytes(lineBreak: header.hasCarriageReturns ? "\r\n" : "\n")
    }
}

/// A header field that is folded before it would be wider than 78 characters (RFC 5322 §2.1.1).
private struct FoldedLines {
    private var lines: [String]

    private static let width = 78

    init(_ start: String) {
        lines = [start]
    }

    /// Adds what must stay on one line; a new line begins with a blank.
    mutating func add(_ piece: String) {
        let last = lines.count - 1
        if lines[last].utf8.count + piece.utf8.count <= Self.width {
            lines[last] += piece
        } else {
            lines.append(piece.hasPrefix(" ") ? piece : " " + piece)
        }
    }

    /// Adds what may be folded anywhere.
    mutating func addAnywhere(_ text: String) {
        var rest = text[...]
        while !rest.isEmpty {
            let room = Self.width - lines[lines.count - 1].utf8.count
            lines[lines.count - 1] += rest.prefix(room)
            rest = rest.dropFirst(room)
            if !rest.isEmpty { lines.append(" ") }
        }
    }

    func bytes(lineBreak: String) -> [UInt8] {
        Array(lines.map { $0 + lineBreak }.joined().utf8)
    }
}

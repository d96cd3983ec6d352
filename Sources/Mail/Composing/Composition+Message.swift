internal import CGMime
internal import Foundation

extension Composition {
    /// The message in bytes: encoded words, folded lines, quoted-printable or base64, no `Bcc`.
    ///
    /// Line ends are CRLF, also inside the bodies.
    package func message() throws(CompositionError) -> [UInt8] {
        try check()
        let composer = cgmime_composer_new()
        defer { cgmime_composer_free(composer) }
        for (role, addresses) in [(CGMIME_FROM, [from]), (CGMIME_TO, to), (CGMIME_CC, cc)] {
            for address in addresses {
                cgmime_composer_add_mailbox(composer, role, address.name.map(EncodedWords.guarded), address.address)
            }
        }
        cgmime_composer_set_subject(composer, EncodedWords.guarded(subject))
        cgmime_composer_set_date(composer, Int64(date.timeIntervalSince1970.rounded(.down)))
        cgmime_composer_set_message_id(composer, messageID)
        if let inReplyTo { cgmime_composer_set_field(composer, "In-Reply-To", "<\(inReplyTo)>") }
        if !references.isEmpty {
            cgmime_composer_set_field(composer, "References", references.map { "<\($0)>" }.joined(separator: " "))
        }
        for body in bodies {
            let bytes = Self.withNetworkLineBreaks(body.content)
            bytes.withUnsafeBufferPointer {
                cgmime_composer_add_body(composer, body.subtype, $0.baseAddress, $0.count, Self.encoding(bytes).code)
            }
        }
        for file in files {
            let type = file.mediaType.split(separator: "/", maxSplits: 1).map(String.init)
            guard type.count == 2 else { continue }
            file.bytes.withUnsafeBufferPointer {
                cgmime_composer_add_file(
                    composer,
                    type[0],
                    type[1],
                    file.name,
                    file.contentID,
                    $0.baseAddress,
                    $0.count
                )
            }
        }
        return GMime.taken(cgmime_composer_finish(composer, boundary)) ?? []
    }

    private var bodies: [(subtype: String, content: String)] {
        // Who sends but a file has nothing to say, and says so.
        guard let html else { return [("plain", text ?? "")] }
        return [("plain", text ?? PlainText.from(html: html)), ("html", html)]
    }

    /// The message id says which message it is, and nobody writes the boundary made of it by chance.
    private var boundary: String {
        "=_inkling_"
            + messageID.utf8.map { $0.isLetter || $0.isDigit ? String(UnicodeScalar($0)) : "_" }.joined().prefix(50)
    }

    private func check() throws(CompositionError) {
        try Self.checkLine(subject, "subject")
        for address in [from] + to + cc { try Self.checkLine(address.name ?? "", "name of an address") }
        guard MessageIDs.isValid(messageID) else { throw .invalidMessageID(field: "Message-ID") }
        guard inReplyTo.map(MessageIDs.isValid) ?? true else { throw .invalidMessageID(field: "In-Reply-To") }
        guard references.allSatisfy(MessageIDs.isValid) else { throw .invalidMessageID(field: "References") }
    }

    private static func checkLine(_ text: String, _ field: String) throws(CompositionError) {
        let wrong = Array(text.utf8).firstIndex { $0 == ASCII.carriageReturn || $0 == ASCII.lineFeed || $0 == 0 }
        if let wrong { throw .lineBreak(field: field, offset: wrong) }
    }

    /// RFC 5322 §2.3: lines end with CRLF, and neither of the two stands alone.
    private static func withNetworkLineBreaks(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + text.utf8.count / 32)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == ASCII.lineFeed, previous == ASCII.carriageReturn {
                previous = byte
                continue
            }
            if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
                result += [ASCII.carriageReturn, ASCII.lineFeed]
            } else {
                result.append(byte)
            }
            previous = byte
        }
        if let last = result.last, last != ASCII.lineFeed { result += [ASCII.carriageReturn, ASCII.lineFeed] }
        return result
    }

    /// Base64 where much would have to be quoted; quoted-printable otherwise, which people and tools can still read.
    private static func encoding(_ text: [UInt8]) -> TransferEncoding {
        let quoted = text.lazy.filter { $0 >= 0x80 }.count
        if quoted * 6 > text.count { return .base64 }
        let longest = text.split(separator: ASCII.lineFeed).lazy.map(\.count).max() ?? 0
        // Encoded, "=" is followed by other things than in a boundary.
        let isLikeBoundary = text.firstIndex(of: "=_", from: 0) != nil
        return quoted == 0 && longest <= 79 && !text.contains(0) && !isLikeBoundary ? .identity : .quotedPrintable
    }
}

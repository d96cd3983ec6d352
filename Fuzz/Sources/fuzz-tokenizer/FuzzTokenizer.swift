import Fuzzing

@testable import Mail

/// Tokenizes the input in every way in which the program does, and checks that the tokens stand where they say.
@main struct FuzzTokenizer {
    static func main() {
        Fuzzer.run { start, count in
            FuzzTokenizer.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static let models: [(HTMLContentModel, name: String)] = [
        (.escapableText, "title"), (.rawText, "style"), (.script, "script"), (.plainText, "plaintext"),
    ]

    private static func check(_ bytes: [UInt8]) {
        let whole = TokenWalk(bytes).places
        for (model, name) in models { _ = TokenWalk(bytes, model: model, rawTextName: Array(name.utf8)) }
        checkPart(of: bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        _ = PlainText.from(html: text)
        _ = HTMLMetaCharset.label(in: bytes)
        Fuzzer.expect(TokenWalk(bytes).places == whole, "other tokens the second time")
    }

    /// The tokens of a part are those of the same bytes alone: nothing outside of it is looked at.
    private static func checkPart(of bytes: [UInt8]) {
        guard let first = bytes.first, let last = bytes.last else { return }
        let start = Int(first) % bytes.count
        let end = max(start, bytes.count - Int(last) % bytes.count)
        let part = TokenWalk(bytes, in: start..<end)
        let alone = TokenWalk(Array(bytes[start..<end]))
        Fuzzer.expect(part.places == alone.places, "a part has other tokens than its bytes alone")
    }
}

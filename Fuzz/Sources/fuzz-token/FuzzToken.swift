import Fuzzing

@testable import Tracking

/// Opens the input as a stranger's token, takes it for the content of a seal, and uses it to damage a genuine token.
@main struct FuzzToken {
    static func main() {
        Fuzzer.run { start, count in
            FuzzToken.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static let ring = Samples.ring
    private static let genuine = Samples.genuine(ring)

    private static func check(_ bytes: [UInt8]) {
        checkStranger(bytes)
        checkDamage(bytes)
        checkContent(bytes)
        checkLink(bytes)
        checkText(bytes)
    }

    /// What nobody sealed never opens; the fuzzer may find out what was sealed, which is compared with its inputs.
    private static func checkStranger(_ text: [UInt8]) {
        Fuzzer.expect((try? ring.openSealed(text)) == nil || text == genuine, "a token opens that nobody sealed")
        let found = TrackingAddress.parse(Array("/c/".utf8) + text + Array("/hint.example?q".utf8))
        let isPlain = !text.isEmpty && !text.contains(where: "/?#".utf8.contains)
        Fuzzer.expect(!isPlain || found?.token.elementsEqual(text) ?? false, "a token is not found in its address")
    }

    /// The input as places and what to change there: whatever the outcome, only the very text opens.
    private static func checkDamage(_ changes: [UInt8]) {
        var text = genuine
        for change in stride(from: 0, to: changes.count - 1, by: 2) {
            let place = Int(changes[change]) % (text.count + 1)
            switch (place == text.count, changes[change + 1]) {
            case (true, let byte): text.append(byte)
            case (false, 0xFF): text.remove(at: place)
            case (false, let byte): text[place] ^= byte
            }
        }
        let opened = try? ring.open(text)
        Fuzzer.expect((opened != nil) == (text == genuine), "a damaged token opens, or a genuine one does not")
    }

    /// The input as what a seal holds: whatever is read of it can be sealed, and is the same when it is opened.
    private static func checkContent(_ bytes: [UInt8]) {
        guard let token = bytes.withUnsafeBytes(TokenCodec.decode) else { return }
        expectSame(token)
    }

    /// The input as a link: where it leads up to the first blank, and behind it what stood in the attribute.
    private static func checkLink(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
        guard let location = parts.first.map({ String(decoding: $0, as: UTF8.self) }) else { return }
        let original = parts.count > 1 ? Array(parts[1]) : nil
        guard let target = LinkTarget(location: location, original: original) else { return }
        Fuzzer.expect(target.location.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a location is no header's value")
        Fuzzer.expect(!target.host.isEmpty, "a location has no host")
        expectSame(Token(copy: Samples.copy, content: .link(ordinal: 7, target: target)))
    }

    private static func expectSame(_ token: Token) {
        guard let text = try? ring.seal(token) else { return Fuzzer.expect(false, "a token can't be sealed") }
        Fuzzer.expect(text.utf8.count <= KeyRing.maximumTokenLength, "a token is longer than any is opened")
        Fuzzer.expect((try? ring.open(text.utf8)) == token, "a token is another when it is opened")
    }

    /// Base64url has one form: what can be decoded is what it would be encoded to.
    private static func checkText(_ bytes: [UInt8]) {
        if let decoded = bytes.withUnsafeBytes(Base64URL.decode) {
            Fuzzer.expect(Base64URL.encode(decoded).utf8.elementsEqual(bytes), "two texts stand for the same bytes")
        }
        let text = Base64URL.encode(bytes)
        let again = Array(text.utf8).withUnsafeBytes(Base64URL.decode)
        Fuzzer.expect(again == bytes, "bytes are others when they are decoded")
        _ = TrackingAddress.parse(bytes)
        _ = TrackingAddress(url: String(decoding: bytes, as: UTF8.self))
    }
}

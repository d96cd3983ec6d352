import Testing

@testable import Tracking

@Suite struct KeyRingTests {
    struct Sample: CustomTestStringConvertible {
        let testDescription: String
        let content: Token.Content
    }

    static func samples() throws -> [Sample] {
        let plain = try #require(LinkTarget(location: "https://contoso.com/quote?id=7"))
        let encoded = try #require(
            LinkTarget(
                location: "https://contoso.com/?a=1&b=2",
                original: Array("https://contoso.com/?a=1&amp;b=2".utf8)
            )
        )
        let longest = try #require(LinkTarget(location: "https://contoso.com/" + String(repeating: "x", count: 8_172)))
        return [
            Sample(testDescription: "beacon", content: .beacon),
            Sample(testDescription: "link", content: .link(ordinal: 65_535, target: plain)),
            Sample(testDescription: "link with the attribute's bytes", content: .link(ordinal: 0, target: encoded)),
            Sample(testDescription: "longest link", content: .link(ordinal: 1, target: longest)),
            Sample(testDescription: "file", content: .file(ordinal: 2)),
            Sample(testDescription: "image", content: .image(ordinal: 300)),
            Sample(testDescription: "page", content: .page),
        ]
    }

    @Test(arguments: try samples())
    func opensWhatItSealed(_ sample: Sample) throws {
        let ring = try KeyRing(keys: [Samples.key()])
        let token = Token(copy: Samples.copy, content: sample.content)

        let text = try ring.seal(token)

        #expect(try ring.open(text.utf8) == token)
        #expect(text.utf8.count <= KeyRing.maximumTokenLength)
        #expect(text.utf8.allSatisfy { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "+") })
    }

    @Test func sealsTheSameTextWithTheSameNonceOnly() throws {
        let ring = try KeyRing(keys: [Samples.key()])
        let token = Token(copy: Samples.copy, content: .beacon)
        let nonce = [UInt8](repeating: 9, count: 12)

        #expect(try ring.seal(token, nonce: nonce) == ring.seal(token, nonce: nonce))
        #expect(try ring.seal(token) != ring.seal(token))
        #expect(throws: TokenError.sealingFailed) { try ring.seal(token, nonce: [1, 2, 3]) }
    }

    @Test func tokensMadeTogetherGetNoncesThatCount() throws {
        let ring = try KeyRing(keys: [Samples.key()])
        let token = Token(copy: Samples.copy, content: .beacon)
        var generator = AllOnes()
        var nonces = NonceSequence(using: &generator)

        // The first goes over the end of the lower half, and so does the upper one.
        let first = try ring.seal(token, nonces: &nonces)
        let second = try ring.seal(token, nonces: &nonces)

        #expect(try first == ring.seal(token, nonce: [UInt8](repeating: 0, count: 12)))
        #expect(try second == ring.seal(token, nonce: [UInt8](repeating: 0, count: 11) + [1]))
    }

    private struct AllOnes: RandomNumberGenerator {
        mutating func next() -> UInt64 { .max }
    }

    @Test func aBeaconsTokenIsShort() throws {
        let text = try KeyRing(keys: [Samples.key()]).seal(Token(copy: Samples.copy, content: .beacon))

        #expect(text.utf8.count == 70)
    }

    @Test func theKeysNumberStandsInFront() throws {
        let token = Token(copy: Samples.copy, content: .beacon)

        let text = try KeyRing(keys: [Samples.key(1), Samples.key(258)]).seal(token)

        #expect(Array(text.utf8).withUnsafeBytes { Base64URL.decode($0) }?.prefix(2) == [1, 2])
    }

    @Test func sealsWithTheNewestActiveKeyAndOpensWithRetiredOnes() throws {
        let token = Token(copy: Samples.copy, content: .page)
        let before = try KeyRing(keys: [Samples.key(1)]).seal(token)
        let ring = try KeyRing(keys: [Samples.key(1, .retired), Samples.key(2), Samples.key(3, .retired)])

        #expect(try ring.openSealed(before.utf8) == (token, KeyID(rawValue: 1)))
        #expect(try ring.openSealed(try ring.seal(token).utf8) == (token, KeyID(rawValue: 2)))
    }

    @Test func refusesKeysForAWhile() throws {
        let token = Token(copy: Samples.copy, content: .beacon)
        let ring = try KeyRing(keys: [Samples.key(1), Samples.key(2)])
        let text = try ring.seal(token)

        let refusing = try ring.refusing([KeyID(rawValue: 2), KeyID(rawValue: 9)])

        #expect(refusing.sealingKeyID == KeyID(rawValue: 1))
        #expect(throws: TokenError.revokedKey) { try refusing.open(text.utf8) }
        #expect(try ring.open(text.utf8) == token)
        #expect(throws: KeyRingError.noActiveKey) { try ring.refusing([KeyID(rawValue: 1), KeyID(rawValue: 2)]) }
    }

    @Test func refusesWhatARevokedKeySealed() throws {
        let token = Token(copy: Samples.copy, content: .beacon)
        let text = try KeyRing(keys: [Samples.key(1)]).seal(token)
        let ring = try KeyRing(keys: [Samples.key(1, .revoked), Samples.key(2)])

        #expect(throws: TokenError.revokedKey) { try ring.open(text.utf8) }
    }

    @Test func doesNotTellForgersThatAKeyWasRevoked() throws {
        let ring = try KeyRing(keys: [Samples.key(1, .revoked), Samples.key(2)])
        let other = try #require(
            SealingKey(id: KeyID(rawValue: 1), state: .active, secret: [UInt8](repeating: 7, count: 32))
        )
        let forged = try KeyRing(keys: [other]).seal(Token(copy: Samples.copy, content: .beacon))

        #expect(throws: TokenError.forged) { try ring.open(forged.utf8) }
    }

    @Test func refusesATokenUnderAnotherKeysNumber() throws {
        let secret = [UInt8](repeating: 7, count: 32)
        let first = try #require(SealingKey(id: KeyID(rawValue: 1), state: .active, secret: secret))
        let second = try #require(SealingKey(id: KeyID(rawValue: 2), state: .active, secret: secret))
        let text = try KeyRing(keys: [first]).seal(Token(copy: Samples.copy, content: .beacon))

        // The same secret under another number: the number is authenticated, too.
        let renumbered = "AAI" + text.dropFirst(3)

        #expect(throws: TokenError.forged) { try KeyRing(keys: [first, second]).open(renumbered.utf8) }
    }

    @Test(arguments: [
        ("", TokenError.malformed), ("A", .malformed), ("!!!!", .malformed), ("AAEAAAAA", .malformed),
        (String(repeating: "A", count: 80), .unknownKey),
    ])
    func saysWhyATextIsNoToken(_ text: String, _ error: TokenError) throws {
        let ring = try KeyRing(keys: [Samples.key()])

        #expect(throws: error) { try ring.open(text.utf8) }
    }

    @Test func doesNotLookAtEndlessText() throws {
        let text = String(repeating: "A", count: KeyRing.maximumTokenLength + 1)

        #expect(throws: TokenError.tooLong) { try KeyRing(keys: [Samples.key()]).open(text.utf8) }
    }

    @Test func everyChangedBitIsNoticed() throws {
        let ring = try KeyRing(keys: [Samples.key()])
        let text = try Array(ring.seal(Samples.link("https://contoso.com/")).utf8)

        for index in text.indices {
            for bit in 0..<8 {
                var changed = text
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: TokenError.self) { try ring.open(changed) }
            }
            #expect(throws: TokenError.self) { try ring.open(text[..<index]) }
        }
    }

    @Test func needsOneActiveKeyAndNoNumberTwice() throws {
        #expect(throws: KeyRingError.noActiveKey) { try KeyRing(keys: []) }
        #expect(throws: KeyRingError.noActiveKey) { try KeyRing(keys: [Samples.key(1, .retired)]) }
        #expect(throws: KeyRingError.duplicate(KeyID(rawValue: 4))) {
            try KeyRing(keys: [Samples.key(4), Samples.key(4, .retired)])
        }
    }
}

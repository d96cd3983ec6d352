import Testing

@testable import Web

@Suite struct PasswordsTests {
    private let passwords = Passwords(cost: 10)

    @Test func theRightPasswordIsRightAndAnyOtherIsNot() async throws {
        let hash = try await passwords.hash("correct horse battery")

        #expect(try await passwords.verify("correct horse battery", against: hash))
        #expect(try await !passwords.verify("correct horse batterz", against: hash))
        #expect(try await !passwords.verify("", against: hash))
        #expect(try await !passwords.verify(String(repeating: "a", count: 5_000), against: hash))
    }

    @Test func twoHashesOfOnePasswordDiffer() async throws {
        let first = try await passwords.hash("correct horse battery")
        let second = try await passwords.hash("correct horse battery")

        #expect(first != second)
        #expect(first.hasPrefix("$scrypt$ln=10,r=8,p=1$"))
        #expect(!first.contains("horse"))
    }

    @Test func aKnownVectorComesOutRight() async throws {
        // RFC 7914 §12, third vector: "pleaseletmein", "SodiumChloride", N = 16384, r = 8, p = 1; the first 32 bytes.
        let key: [UInt8] = [
            0x70, 0x23, 0xBD, 0xCB, 0x3A, 0xFD, 0x73, 0x48, 0x46, 0x1C, 0x06, 0xCD, 0x81, 0xFD, 0x38, 0xEB,
            0xFD, 0xA8, 0xFB, 0xBA, 0x90, 0x4F, 0x8E, 0x3E, 0xA9, 0xB5, 0x43, 0xF6, 0x54, 0x5D, 0xA1, 0xF2,
        ]
        let hash = PasswordHash(cost: 14, salt: Array("SodiumChloride".utf8), key: key)

        #expect(try await passwords.verify("pleaseletmein", against: hash.text))
    }

    @Test func anUnknownAccountIsWorkedOnLikeAKnownOne() async throws {
        #expect(try await !passwords.verify("correct horse battery", against: nil))
    }

    @Test func cheaperHashesAreMadeAnew() async throws {
        let hash = try await passwords.hash("correct horse battery")

        #expect(!passwords.isOutdated(hash))
        #expect(Passwords(cost: 15).isOutdated(hash))
    }

    @Test func tooShortAndTooLongOnesAreRefused() async {
        await #expect(throws: PasswordError.tooShort(minimum: 10)) { try await passwords.hash("123456789") }
        await #expect(throws: PasswordError.tooLong(maximum: 1_024)) {
            try await passwords.hash(String(repeating: "a", count: 1_025))
        }
    }

    @Test(arguments: [
        "", "plain", "$scrypt$ln=30,r=8,p=1$AAAA$AAAA", "$scrypt$ln=14,r=9,p=1$AAAA$AAAA", "$bcrypt$ln=14,r=8,p=1$A$A",
        "$scrypt$ln=14,r=8,p=1$AAAA$AAAA$", "$scrypt$ln=,r=8,p=1$AAAA$AAAA",
    ])
    func damagedHashesAreNotTried(hash: String) async {
        await #expect(throws: PasswordError.unknownHash) { try await passwords.verify("correct", against: hash) }
    }
}

import Testing

@testable import Tracking

@Suite struct SealingKeyTests {
    @Test func neverPrintsItsSecret() throws {
        let key = try #require(
            SealingKey(id: KeyID(rawValue: 5), state: .active, secret: [UInt8](repeating: 0xAB, count: 32))
        )
        var dumped = ""
        dump(key, to: &dumped)

        for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
            #expect(!text.contains("171") && !text.lowercased().contains("abab"))
        }
        #expect("\(key)" == "key 5 (active)")
    }

    @Test func takesSecretsOfTheRightLengthOnly() {
        #expect(SealingKey(id: KeyID(rawValue: 1), state: .active, secret: [1, 2, 3]) == nil)
    }

    @Test func newKeysDiffer() {
        let id = KeyID(rawValue: 1)

        #expect(SealingKey.new(id: id).secretBytes != SealingKey.new(id: id).secretBytes)
        #expect(SealingKey.new(id: id).secretBytes.count == SealingKey.secretLength)
    }
}

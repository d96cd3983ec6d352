import Testing

@testable import Tracking

@Suite struct StringCuttingTests {
    @Test(
        arguments: [
            ([0x61, 0x62, 0x63], "ab"), ([0x61, 0xC3, 0xA9], "a"), ([0xC3, 0xA9, 0x61], "é"), ([0xFF, 0x61, 0x61], ""),
            ([], ""), ([0x61], "a"),
        ] as [([UInt8], String)]
    )
    func keepsWholeCharactersWithinTheLimit(_ bytes: [UInt8], _ text: String) {
        #expect(String(cutting: bytes, to: 2) == text)
    }

    @Test func isNeverLongerThanTheLimit() {
        var generator = SeededRandom(seed: 4)

        for _ in 0..<500 {
            let bytes = generator.bytes(Int.random(in: 0..<80, using: &generator))
            let limit = Int.random(in: 0..<60, using: &generator)
            #expect(String(cutting: bytes, to: limit).utf8.count <= limit)
        }
    }
}

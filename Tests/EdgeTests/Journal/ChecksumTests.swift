import Testing

@testable import Edge

@Suite struct ChecksumTests {
    @Test(
        arguments: [
            (Array("123456789".utf8), 0xE306_9283), ([], 0), ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
            ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43), (Array(0..<32), 0x46DD_794E),
        ] as [([UInt8], UInt32)]
    )
    func agreesWithTheExamplesOfTheStandard(_ bytes: [UInt8], _ checksum: UInt32) {
        #expect(bytes.withUnsafeBytes(Checksum.of) == checksum)
    }
}

import Testing

@testable import Mail

@Suite struct QuotedPrintableTests {
    private func written(_ bytes: [UInt8], _ lineBreak: LineBreak = .carriageReturnLineFeed) -> [UInt8] {
        var writer = QuotedPrintable(lineBreak: lineBreak)
        var result: [UInt8] = []
        let taken = writer.write(bytes, to: &result, isLast: true)
        #expect(taken == bytes.count)
        return result
    }

    /// The writer looks at eight bytes at a time: each byte must be told rightly in every place of them.
    @Test(arguments: [LineBreak.carriageReturnLineFeed, .lineFeed])
    func tellsEachByteInEachPlace(_ lineBreak: LineBreak) {
        for byte in UInt8.min...UInt8.max where byte != ASCII.lineFeed {
            for place in 0..<20 {
                var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 20)
                bytes[place] = byte
                let isPlain = byte == ASCII.tab || byte > 31 && byte < 127 && byte != ASCII.equals
                let isLost = place == 19 && (byte == ASCII.tab || byte == ASCII.space)
                let digits = String(byte, radix: 16, uppercase: true)
                let encoded = Array("=\(digits.count == 1 ? "0" : "")\(digits)".utf8)

                let expected = bytes[..<place] + (isPlain && !isLost ? [byte] : encoded) + bytes[(place + 1)...]

                #expect(written(bytes, lineBreak) == Array(expected))
            }
        }
    }

    @Test func breaksLinesThatAreTooLong() {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 200)

        let lines = written(bytes).split(separator: ASCII.lineFeed)

        #expect(lines.map(\.count) == [77, 77, 50])
        #expect(lines.dropLast().allSatisfy { $0.suffix(2).elementsEqual([ASCII.equals, ASCII.carriageReturn]) })
    }
}

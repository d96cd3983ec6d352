internal import Foundation

/// Writes base64 in lines of 76 characters (RFC 2045 §6.8), without a line break behind the last one.
struct Base64Lines: Sendable {
    private let end: [UInt8]
    private var isFirstLine = true

    private static let lineLength = 76
    private static let bytesInLine = 57

    init(lineBreak: LineBreak) {
        end = lineBreak.bytes
    }

    func encode(_ bytes: [UInt8]) -> [UInt8] {
        var lines = self
        var result: [UInt8] = []
        _ = lines.write(bytes, to: &result, isLast: true)
        return result
    }

    /// Adds whole lines of a text that comes in pieces, and of the last piece all; says how many bytes it took.
    mutating func write(_ bytes: [UInt8], to result: inout [UInt8], isLast: Bool) -> Int {
        let count = isLast ? bytes.count : bytes.count / Self.bytesInLine * Self.bytesInLine
        let text = Data(bytes[..<count]).base64EncodedData()
        for start in stride(from: 0, to: text.count, by: Self.lineLength) {
            if !isFirstLine { result += end }
            isFirstLine = false
            result += text[start..<min(start + Self.lineLength, text.count)]
        }
        return count
    }
}

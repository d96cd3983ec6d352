internal import Foundation

/// Writes base64 in lines of 76 characters (RFC 2045 §6.8).
struct Base64Lines: Sendable {
    let lineBreak: LineBreak

    private static let lineLength = 76
    /// So many bytes are encoded at once: whole lines, and little beside a large document.
    private static let chunk = 57 * 1_024

    /// Without a line break behind the last line.
    func encode(_ bytes: [UInt8]) -> [UInt8] {
        let end = lineBreak.bytes
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4 + (bytes.count / 57 + 1) * end.count)
        for place in stride(from: 0, to: bytes.count, by: Self.chunk) {
            let text = Data(bytes[place..<min(place + Self.chunk, bytes.count)]).base64EncodedData()
            for start in stride(from: 0, to: text.count, by: Self.lineLength) {
                if !result.isEmpty { result += end }
                result += text[start..<min(start + Self.lineLength, text.count)]
            }
        }
        return result
    }
}

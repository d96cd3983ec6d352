internal import Foundation

/// Writes base64 in lines of 76 characters (RFC 2045 §6.8).
struct Base64Lines: Sendable {
    let lineBreak: LineBreak

    /// Without a line break behind the last line.
    func encode(_ bytes: [UInt8]) -> [UInt8] {
        let text = Data(bytes).base64EncodedData()
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 38 + 2)
        var start = 0
        while start < text.count {
            let end = min(start + 76, text.count)
            if start > 0 { result += lineBreak.bytes }
            result += text[start..<end]
            start = end
        }
        return result
    }
}

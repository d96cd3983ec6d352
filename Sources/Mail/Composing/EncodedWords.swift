internal import Foundation

/// Encoded words (RFC 2047) for text that would otherwise be taken for some.
enum EncodedWords {
    /// The text itself, which GMime encodes as it needs; encoded here where it looks encoded already.
    static func guarded(_ text: String) -> String {
        text.contains("=?") ? encoded(text) : text
    }

    /// An encoded word has at most 75 characters, and none divides a character (RFC 2047 §2, §5).
    private static func encoded(_ text: String) -> String {
        var words: [String] = []
        var chunk = ""
        for scalar in text.unicodeScalars {
            if chunk.utf8.count + UTF8.width(scalar) > 45 {
                words.append(chunk)
                chunk = ""
            }
            chunk.unicodeScalars.append(scalar)
        }
        words.append(chunk)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: " ")
    }
}

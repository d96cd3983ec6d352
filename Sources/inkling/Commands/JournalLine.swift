internal import Foundation

/// What `inkling journal inspect` prints as one line of JSON.
protocol JournalLine: Encodable {}

extension JournalLine {
    /// The line, its names in order, so that runs can be compared.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

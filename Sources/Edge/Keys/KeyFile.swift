internal import Foundation
internal import Tracking

/// The form of a key file: a few lines of JSON.
enum KeyFile {
    /// No key file is longer.
    static let maximumLength = 4_096

    private static let format = 1

    private struct Content: Codable {
        let format: Int
        let id: KeyID
        let state: KeyState
        // Keys of the first release have none.
        let madeAt: Instant?
        let secret: Data
    }

    static func encode(_ key: SealingKey) -> [UInt8] {
        let secret = Data(key.secretBytes).base64EncodedString()
        let lines: [String?] = [
            "{", #"  "format": \#(format),"#, #"  "id": \#(key.id.rawValue),"#,
            #"  "state": "\#(key.state.rawValue)","#,
            key.madeAt.map { #"  "madeAt": "\#($0)","# },
            #"  "secret": "\#(secret)""#, "}", "",
        ]
        return Array(lines.compactMap(\.self).joined(separator: "\n").utf8)
    }

    /// `nil` where the bytes are no key file, or of a later form.
    static func decode(_ bytes: [UInt8]) -> SealingKey? {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), content.format == format else {
            return nil
        }
        return SealingKey(
            id: content.id,
            state: content.state,
            madeAt: content.madeAt,
            secret: Array(content.secret)
        )
    }
}

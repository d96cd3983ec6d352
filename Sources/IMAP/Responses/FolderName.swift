internal import Foundation

/// Names of folders as people read them: servers write them in a UTF-7 of IMAP's own (RFC 3501 §5.1.3), or in UTF-8.
enum FolderName {
    /// The name as people read it; as it stands there where it can't be read.
    static func readable(_ name: [UInt8]) -> String {
        var text = ""
        var rest = name[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: "-")),
                let decoded = decode(rest[(start + 1)..<end])
            else { break }
            text += String(decoding: rest[..<start], as: UTF8.self) + decoded
            rest = rest[(end + 1)...]
        }
        return text + String(decoding: rest, as: UTF8.self)
    }

    /// What stands between `&` and `-`: base64 of UTF-16, with a comma for the slash, or nothing for `&` itself.
    private static func decode(_ digits: ArraySlice<UInt8>) -> String? {
        guard !digits.isEmpty else { return "&" }
        var text = String(decoding: digits, as: UTF8.self).replacing(",", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), !data.isEmpty, data.count.isMultiple(of: 2) else { return nil }
        let bytes = Array(data)
        let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return String(decoding: units, as: UTF16.self)
    }
}

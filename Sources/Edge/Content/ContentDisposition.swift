/// The value of a download's `Content-Disposition`: the name it is saved under (RFC 6266).
enum ContentDisposition {
    /// Says the name twice: in plain letters for old programs, and exactly (RFC 8187).
    ///
    /// Nothing in a name can end the field, or make a name look like another: controls, and marks that turn the direction
    /// of writing, become `_`, and so do separators of folders.
    static func attachment(_ name: String) -> String {
        let name = harmless(name)
        return "attachment; filename=\"\(fallback(name))\"; filename*=UTF-8''\(encoded(name))"
    }

    private static func harmless(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { scalars.append(isHarmful(scalar) ? "_" : scalar) }
        return scalars.isEmpty ? "file" : String(scalars)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "/" || scalar == "\\" { return true }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isBidiControl
        }
    }

    /// Quotes would need escaping and percent signs are decoded by some, though they should not be (RFC 6266 appendix D).
    private static func fallback(_ name: String) -> String {
        String(name.map { $0.isASCII && $0 != "\"" && $0 != "%" ? $0 : "_" })
    }

    private static func encoded(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            if isAttributeCharacter(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + String(UInt16(byte) | 0x100, radix: 16, uppercase: true).dropFirst()
            }
        }
        return text
    }

    /// RFC 8187 §3.2.1.
    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$&+-.^_`|~".utf8.contains(byte)
        }
    }
}

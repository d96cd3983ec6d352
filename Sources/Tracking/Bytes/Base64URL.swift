/// Base64 with the alphabet for addresses and without padding (RFC 4648 §5), in its one canonical form.
package enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The text for the bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        let length = (bytes.count * 4 + 2) / 3
        // Read once: each use of a global asks anew whether it is there already.
        let alphabet = alphabet
        return String(unsafeUninitializedCapacity: length) { output in
            var written = 0
            var bits: UInt32 = 0
            var count: UInt32 = 0
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                count += 8
                while count >= 6 {
                    count -= 6
                    output[written] = alphabet[Int(bits >> count & 0x3F)]
                    written += 1
                }
            }
            if count > 0 {
                output[written] = alphabet[Int(bits << (6 - count) & 0x3F)]
                written += 1
            }
            return written
        }
    }

    /// The bytes of the text; `nil` where it is not the canonical form of any.
    ///
    /// Only one text stands for given bytes, so a changed character always changes the bytes or is refused.
    package static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        var isValid = true
        let values = values
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count * 3 / 4) { output, written in
            var bits: UInt32 = 0
            var count: UInt32 = 0
            for character in text {
                let value = values[Int(character)]
                guard value != 0xFF else {
                    isValid = false
                    return
                }
                bits = bits << 6 | UInt32(value)
                count += 6
                if count >= 8 {
                    count -= 8
                    output[written] = UInt8(truncatingIfNeeded: bits >> count)
                    written += 1
                }
            }
            // RFC 4648 §3.5: bits left over must be zero.
            if bits & (1 << count - 1) != 0 { isValid = false }
        }
        return isValid ? bytes : nil
    }
}

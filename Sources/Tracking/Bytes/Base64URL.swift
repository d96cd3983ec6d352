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
            func write(_ bits: UInt32, _ count: Int) {
                for offset in 0..<count {
                    output[written + offset] = alphabet[Int(bits >> UInt32(18 - 6 * offset) & 0x3F)]
                }
                written += count
            }
            var place = 0
            while place + 3 <= bytes.count {
                write(UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]), 4)
                place += 3
            }
            // One byte more is two characters, two are three.
            let rest = bytes[place...]
            if !rest.isEmpty {
                let bits = rest.reduce(0) { $0 << 8 | UInt32($1) }
                write(bits << UInt32(24 - 8 * rest.count), rest.count + 1)
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
            var place = 0
            var seen: UInt8 = 0
            /// Reads so many characters, which are the first bits of 24.
            func read(_ count: Int) -> UInt32 {
                var bits: UInt32 = 0
                for offset in 0..<count {
                    let value = values[Int(text[place + offset])]
                    seen |= value
                    bits |= UInt32(value) << UInt32(18 - 6 * offset)
                }
                place += count
                return bits
            }
            func write(_ bits: UInt32, _ count: Int) {
                for offset in 0..<count {
                    output[written + offset] = UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * offset))
                }
                written += count
            }
            while place + 4 <= text.count { write(read(4), 3) }
            let rest = text.count - place
            if rest > 0 {
                let bits = read(rest)
                write(bits, rest - 1)
                // RFC 4648 §3.5: bits left over must be zero.
                isValid = bits << UInt32(8 * (rest - 1)) & 0xFFFFFF == 0
            }
            // No value has the greatest bit, and what is no character has it.
            isValid = isValid && seen < 0x80
        }
        return isValid ? bytes : nil
    }
}

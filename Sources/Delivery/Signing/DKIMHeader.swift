/// The header of a message as DKIM reads it, byte by byte, and where the body begins.
struct DKIMHeader {
    /// One header field, cut out of the message.
    struct Field {
        /// Its name in lower case.
        let name: String
        /// What stands behind the colon, with the line breaks of folding.
        let value: ArraySlice<UInt8>

        /// The field in the relaxed form, without the line break behind it (RFC 6376 §3.4.2).
        var relaxed: [UInt8] {
            var bytes = Array(name.utf8)
            bytes.append(UInt8(ascii: ":"))
            let start = bytes.count
            var isBlank = false
            for (place, byte) in zip(value.indices, value) where !isFolding(byte, at: place) {
                guard !byte.isBlank else {
                    isBlank = true
                    continue
                }
                if isBlank, bytes.count > start { bytes.append(UInt8(ascii: " ")) }
                isBlank = false
                bytes.append(byte)
            }
            return bytes
        }

        private func isFolding(_ byte: UInt8, at place: Int) -> Bool {
            if byte == UInt8(ascii: "\n") { return true }
            let next = place + 1
            return byte == UInt8(ascii: "\r") && (next == value.endIndex || value[next] == UInt8(ascii: "\n"))
        }
    }

    /// Its fields in order; a line that is no field is passed over.
    let fields: [Field]
    /// What follows the empty line.
    let body: ArraySlice<UInt8>
    /// Whether its lines end with CR LF.
    let hasCarriageReturns: Bool

    init(_ message: [UInt8]) {
        var fields: [Field] = []
        var start = message.startIndex
        var end = start
        var hasCarriageReturns = true
        func close() {
            if let field = Field(message[start..<end]) { fields.append(field) }
        }
        while end < message.endIndex {
            let lineEnd = message[end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? message.endIndex
            let line = message[end..<lineEnd]
            if end == message.startIndex { hasCarriageReturns = line.dropLast().last == UInt8(ascii: "\r") }
            if line.isEmptyLine {
                close()
                start = lineEnd
                end = lineEnd
                break
            }
            if let first = line.first, !first.isBlank, end > start {
                close()
                start = end
            }
            end = lineEnd
        }
        if end == message.endIndex { close() }
        self.fields = fields
        self.hasCarriageReturns = hasCarriageReturns
        body = message[end...]
    }
}

extension DKIMHeader.Field {
    fileprivate init?(_ bytes: ArraySlice<UInt8>) {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        // RFC 5322 §4.5: old mail has blanks before the colon.
        let name = bytes[..<colon].reversed().drop(while: \.isBlank).reversed()
        guard !name.isEmpty, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.init(name: String(decoding: name, as: UTF8.self).lowercased(), value: bytes[(colon + 1)...])
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isEmptyLine: Bool { elementsEqual("\n".utf8) || elementsEqual("\r\n".utf8) }
}

extension UInt8 {
    /// Space and tab, the white space of RFC 6376 §2.8.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

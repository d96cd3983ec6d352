/// Which ASCII characters a part of an URL can't hold as they are (WHATWG URL §1.3).
///
/// Control characters and all bytes beyond ASCII are among them everywhere; the percent sign never is.
struct PercentEncoding: Sendable {
    private let marks: Set<UInt8>

    static let fragment = PercentEncoding(marks: Set(" \"<>`".utf8))
    static let query = PercentEncoding(marks: Set(" \"#<>'".utf8))
    static let path = PercentEncoding(marks: Set(" \"<>^`{}".utf8))
    static let userInfo = PercentEncoding(marks: Set(" \"<>^`{}/;=@[]|\\:".utf8))

    func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte > ASCII.space, byte < 0x7F, !marks.contains(byte) {
                result.append(byte)
            } else {
                result.append(ASCII.percent)
                result.append(UInt8.hexadecimalDigits[Int(byte >> 4)])
                result.append(UInt8.hexadecimalDigits[Int(byte & 15)])
            }
        }
        return result
    }

    /// Undoes percent-encoding; a percent sign without two digits stays.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == ASCII.percent, place + 2 < bytes.endIndex,
                let high = bytes[place + 1].hexadecimalValue, let low = bytes[place + 2].hexadecimalValue
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }
}

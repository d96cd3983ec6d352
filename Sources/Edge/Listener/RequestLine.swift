/// Reads method, target and version (RFC 9112 §3).
enum RequestLine {
    enum Finding {
        case line(RequestHead)
        case refused(RequestParser.Refusal)
    }

    static func parse(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Finding {
        guard let first = line.first(where: { bytes[$0] == Byte.space }),
            let last = line.last(where: { bytes[$0] == Byte.space }), first < last
        else { return .refused(.malformed) }
        let method = line.lowerBound..<first
        let target = first + 1..<last
        guard method.allSatisfy({ Byte.isToken(bytes[$0]) }),
            !target.isEmpty, target.allSatisfy({ bytes[$0] > Byte.space && bytes[$0] != 0x7F })
        else { return .refused(.malformed) }
        switch version(bytes, last + 1..<line.upperBound) {
        case .none: return .refused(.malformed)
        case .some(let (major, _)) where major != 1: return .refused(.version)
        case .some(let (_, minor)):
            let head = RequestHead(
                method: kind(of: bytes, method),
                path: path(in: bytes, target),
                keepsAlive: minor > 0,
                isOld: minor == 0
            )
            return .line(head)
        }
    }

    /// Methods are told apart by case (RFC 9110 §9.1).
    private static func kind(of bytes: UnsafeRawBufferPointer, _ method: Range<Int>) -> RequestHead.Method {
        let name = bytes[method]
        if name.elementsEqual("GET".utf8) { return .get }
        if name.elementsEqual("POST".utf8) { return .post }
        return name.elementsEqual("HEAD".utf8) ? .head : .other
    }

    private static func version(
        _ bytes: UnsafeRawBufferPointer,
        _ range: Range<Int>
    ) -> (major: UInt8, minor: UInt8)? {
        guard range.count == 8, bytes[range].starts(with: "HTTP/".utf8),
            bytes[range.lowerBound + 6] == UInt8(ascii: ".")
        else { return nil }
        let major = bytes[range.lowerBound + 5] &- UInt8(ascii: "0")
        let minor = bytes[range.lowerBound + 7] &- UInt8(ascii: "0")
        return major <= 9 && minor <= 9 ? (major, minor) : nil
    }

    /// The path of a target in origin form, or in the absolute form that proxies send (RFC 9112 §3.2.2); empty for others.
    private static func path(in bytes: UnsafeRawBufferPointer, _ target: Range<Int>) -> Range<Int> {
        if bytes[target.lowerBound] == Byte.slash { return target }
        guard let colon = target.first(where: { bytes[$0] == Byte.colon }), target.upperBound - colon > 3,
            bytes[colon + 1] == Byte.slash, bytes[colon + 2] == Byte.slash,
            let slash = (colon + 3..<target.upperBound).first(where: { bytes[$0] == Byte.slash })
        else { return target.lowerBound..<target.lowerBound }
        return slash..<target.upperBound
    }
}

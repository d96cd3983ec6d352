/// Takes from a head's fields what the listener wants to know.
struct HeadFields {
    private let isOld: Bool
    private var hosts = 0
    private var saysClose = false
    private var saysKeepAlive = false

    init(_ isOld: Bool) {
        self.isOld = isOld
    }

    /// Reads one line; `false` where it is no field.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, into head: inout RequestHead) -> Bool {
        // Also refuses folded lines and blanks before the colon, which others read otherwise (RFC 9112 §5).
        guard let colon = line.first(where: { !Byte.isToken(bytes[$0]) }), colon > line.lowerBound,
            bytes[colon] == Byte.colon
        else { return false }
        let name = line.lowerBound..<colon
        let value = Byte.trim(bytes, colon + 1..<line.upperBound)
        switch name.count {
        case 4: if Byte.areEqual(bytes, name, "host") { hosts += 1 }
        case 5: takeShort(bytes, name, value, &head)
        case 6: takeSource(bytes, name, value, &head)
        case 7: if Byte.areEqual(bytes, name, "purpose") { head.purpose = head.purpose ?? value }
        case 8: takeCondition(bytes, name, value, &head)
        case 9: if Byte.areEqual(bytes, name, "x-purpose") { head.purpose = head.purpose ?? value }
        case 10: takeMedium(bytes, name, value, &head)
        case 11: if Byte.areEqual(bytes, name, "sec-purpose") { head.purpose = head.purpose ?? value }
        case 13: if Byte.areEqual(bytes, name, "if-none-match") { head.ifNoneMatch = head.ifNoneMatch ?? value }
        case 14...17: takeLong(bytes, name, value, &head)
        default: break
        }
        return true
    }

    /// Draws conclusions from all fields; `false` where the request must be refused.
    func finish(_ head: inout RequestHead) -> Bool {
        head.keepsAlive = isOld ? saysKeepAlive && !saysClose : !saysClose
        // RFC 9112 §3.2: exactly one, except in HTTP/1.0.
        return hosts == 1 || hosts == 0 && isOld
    }

    private func takeShort(
        _ bytes: UnsafeRawBufferPointer,
        _ name: Range<Int>,
        _ value: Range<Int>,
        _ head: inout RequestHead
    ) {
        if Byte.areEqual(bytes, name, "range") { head.range = head.range ?? value }
        if Byte.areEqual(bytes, name, "x-moz") { head.purpose = head.purpose ?? value }
    }

    private func takeSource(
        _ bytes: UnsafeRawBufferPointer,
        _ name: Range<Int>,
        _ value: Range<Int>,
        _ head: inout RequestHead
    ) {
        if Byte.areEqual(bytes, name, "accept") { head.accept = head.accept ?? value }
        if Byte.areEqual(bytes, name, "origin") { head.origin = head.origin ?? value }
    }

    private func takeCondition(
        _ bytes: UnsafeRawBufferPointer,
        _ name: Range<Int>,
        _ value: Range<Int>,
        _ head: inout RequestHead
    ) {
        if Byte.areEqual(bytes, name, "if-match") { head.ifMatch = head.ifMatch ?? value }
        if Byte.areEqual(bytes, name, "if-range") { head.ifRange = head.ifRange ?? value }
    }

    private mutating func takeMedium(
        _ bytes: UnsafeRawBufferPointer,
        _ name: Range<Int>,
        _ value: Range<Int>,
        _ head: inout RequestHead
    ) {
        if Byte.areEqual(bytes, name, "user-agent") {
            head.agent = head.agent ?? value
        } else if Byte.areEqual(bytes, name, "connection") {
            takeConnection(bytes, value)
        }
    }

    private func takeLong(
        _ bytes: UnsafeRawBufferPointer,
        _ name: Range<Int>,
        _ value: Range<Int>,
        _ head: inout RequestHead
    ) {
        if Byte.areEqual(bytes, name, "accept-language") {
            head.language = head.language ?? value
        } else if Byte.areEqual(bytes, name, "content-length") {
            let isZero = !value.isEmpty && value.allSatisfy { bytes[$0] == UInt8(ascii: "0") }
            if !isZero { head.hasBody = true }
        } else if Byte.areEqual(bytes, name, "transfer-encoding") {
            head.hasBody = true
        } else if Byte.areEqual(bytes, name, "sec-fetch-site") {
            head.site = head.site ?? value
        }
    }

    private mutating func takeConnection(_ bytes: UnsafeRawBufferPointer, _ value: Range<Int>) {
        var start = value.lowerBound
        while start < value.upperBound {
            let end = (start..<value.upperBound).first { bytes[$0] == Byte.comma } ?? value.upperBound
            let option = Byte.trim(bytes, start..<end)
            if Byte.areEqual(bytes, option, "close") { saysClose = true }
            if Byte.areEqual(bytes, option, "keep-alive") { saysKeepAlive = true }
            start = end + 1
        }
    }
}

internal import Tracking

/// The addresses that a head's `Forwarded` (RFC 7239) and `X-Forwarded-For` fields name, the farthest first; `nil` for what is none.
struct ForwardedWay {
    private(set) var forwarded: [NetworkAddress?] = []
    private(set) var forwardedFor: [NetworkAddress?] = []

    /// Reads a complete head that was parsed before; fields of one name count as one list (RFC 9110 §5.3).
    init(_ head: UnsafeRawBufferPointer) {
        let start = head.firstIndex { $0 != Byte.carriageReturn && $0 != Byte.lineFeed } ?? head.count
        var lines = HeadLines(head, from: start)
        _ = lines.next()
        while let line = lines.next() {
            guard let colon = line.first(where: { head[$0] == Byte.colon }) else { continue }
            let name = line.lowerBound..<colon
            let value = UnsafeRawBufferPointer(rebasing: head[colon + 1..<line.upperBound])
            if Byte.areEqual(head, name, "forwarded") {
                forwarded += Self.nodes(value)
            } else if Byte.areEqual(head, name, "x-forwarded-for") {
                // A plain list: a quote means nothing here, so that none can take in what a proxy adds behind it.
                forwardedFor += value.split(separator: Byte.comma, omittingEmptySubsequences: false)
                    .map { Self.address(UnsafeRawBufferPointer(rebasing: $0)) }
            }
        }
    }

    /// The addresses of a `Forwarded` field; of one with a quote that is left open nobody.
    ///
    /// A stranger's open quote would take in the address that a proxy adds in the same field. What proxies add has its quotes
    /// in pairs, so the quotes of all of it are odd then, and only then.
    private static func nodes(_ value: UnsafeRawBufferPointer) -> [NetworkAddress?] {
        guard value.count(where: { $0 == quote }).isMultiple(of: 2) else { return [nil] }
        return split(value, at: Byte.comma).map(node)
    }

    /// The address of an element such as `for="[2001:db8::7]:4711";proto=https` (RFC 7239 §4).
    ///
    /// One without `for`, or with it twice, names nobody.
    private static func node(_ element: UnsafeRawBufferPointer) -> NetworkAddress? {
        let values = split(element, at: UInt8(ascii: ";")).compactMap { pair -> UnsafeRawBufferPointer? in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")),
                Byte.areEqual(pair, Byte.trim(pair, 0..<equals), "for")
            else { return nil }
            return UnsafeRawBufferPointer(rebasing: pair[(equals + 1)...])
        }
        guard values.count == 1, let value = values.first else { return nil }
        let place = Byte.trim(value, 0..<value.count)
        guard place.count > 1, value[place.lowerBound] == quote, value[place.upperBound - 1] == quote else {
            return address(value)
        }
        return address(UnsafeRawBufferPointer(rebasing: value[place.dropFirst().dropLast()]))
    }

    /// Reads `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7` and `[2001:db8::7]:4711`.
    ///
    /// `unknown` and hidden names such as `_gate` (RFC 7239 §6.3) are no addresses.
    private static func address(_ bytes: UnsafeRawBufferPointer) -> NetworkAddress? {
        var text = bytes[Byte.trim(bytes, 0..<bytes.count)]
        guard text.count <= longestAddress else { return nil }
        if text.first == UInt8(ascii: "[") {
            guard let end = text.firstIndex(of: UInt8(ascii: "]")), isPort(text[(end + 1)...]) else { return nil }
            return NetworkAddress(String(decoding: text[..<end].dropFirst(), as: UTF8.self))
        }
        // A single colon stands before a port; IPv6 has at least two.
        if let colon = text.firstIndex(of: Byte.colon), !text[(colon + 1)...].contains(Byte.colon) {
            guard isPort(text[colon...]) else { return nil }
            text = text[..<colon]
        }
        return NetworkAddress(String(decoding: text, as: UTF8.self))
    }

    private static let longestAddress = 64
    private static let quote = UInt8(ascii: "\"")
    private static let underscore = UInt8(ascii: "_")

    /// Whether it is nothing, or a colon and a port: digits, or a hidden name such as `_gate` (RFC 7239 §6).
    private static func isPort(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard text.first == Byte.colon else { return text.isEmpty }
        let port = text.dropFirst()
        guard port.first == underscore else { return (1...5).contains(port.count) && port.allSatisfy(isDigit) }
        return port.count > 1 && port.allSatisfy(isHidden)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether it may stand in a hidden name (RFC 7239 §6.3).
    private static func isHidden(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) && byte < 0x80
            || byte == underscore || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Cuts at a separator that stands outside quotes.
    private static func split(_ bytes: UnsafeRawBufferPointer, at separator: UInt8) -> [UnsafeRawBufferPointer] {
        var parts: [UnsafeRawBufferPointer] = []
        var start = 0
        var isQuoted = false
        for (place, byte) in bytes.enumerated() {
            if byte == quote { isQuoted.toggle() }
            guard byte == separator, !isQuoted else { continue }
            parts.append(UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
            start = place + 1
        }
        parts.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        return parts
    }
}

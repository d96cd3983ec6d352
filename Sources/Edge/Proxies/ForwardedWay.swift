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
                forwarded += Self.split(value, at: Byte.comma).map(Self.node)
            } else if Byte.areEqual(head, name, "x-forwarded-for") {
                forwardedFor += Self.split(value, at: Byte.comma).map { Self.address($0) }
            }
        }
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
        return address(value)
    }

    /// Reads `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7` and `[2001:db8::7]:4711`, in quotes or without.
    ///
    /// `unknown` and hidden names such as `_gate` (RFC 7239 §6.3) are no addresses.
    private static func address(_ bytes: UnsafeRawBufferPointer) -> NetworkAddress? {
        let quote = UInt8(ascii: "\"")
        let place = Byte.trim(bytes, 0..<bytes.count)
        var text = bytes[place]
        if text.count > 1, text.first == quote, text.last == quote { text = text.dropFirst().dropLast() }
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

    /// Whether it is nothing, or a colon and what may stand for a port (RFC 7239 §6).
    private static func isPort(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        text.isEmpty || text.first == Byte.colon && text.count > 1
    }

    /// Cuts at a separator that stands outside quotes.
    private static func split(_ bytes: UnsafeRawBufferPointer, at separator: UInt8) -> [UnsafeRawBufferPointer] {
        var parts: [UnsafeRawBufferPointer] = []
        var start = 0
        var isQuoted = false
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == separator, !isQuoted else { continue }
            parts.append(UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
            start = place + 1
        }
        parts.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        return parts
    }
}

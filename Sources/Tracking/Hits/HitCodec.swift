internal import Foundation

/// The bytes of a hit in the journal: a version, fixed-size fields, then texts with their lengths in front.
package enum HitCodec {
    private static let version: UInt8 = 1
    /// Beside the bits of the texts that are there; a hit that was written before there was this bit was served.
    private static let unserved: UInt8 = 1 << 4

    /// Adds the hit's bytes to a buffer; texts that are longer than they may be are cut.
    package static func append(_ hit: RequestedHit, to bytes: inout [UInt8]) {
        bytes.append(version)
        bytes.append(hit.subject.kind.rawValue)
        bytes.append(hit.method.rawValue)
        bytes.append(number: hit.at.microseconds)
        Swift.withUnsafeBytes(of: hit.subject.copy.email.uuid.uuid) { bytes.append(contentsOf: $0) }
        bytes.append(number: hit.subject.copy.recipient)
        bytes.append(number: hit.subject.ordinal)
        bytes.append(UInt8(hit.address.bytes.count))
        bytes.append(contentsOf: hit.address.bytes)
        let agent = hit.agent ?? UnsafeRawBufferPointer(start: nil, count: 0)
        Self.append(agent, limit: Hit.maximumAgentLength, to: &bytes)
        let place = bytes.count
        var present: UInt8 = hit.wasServed ? 0 : unserved
        bytes.append(0)
        func append(_ text: UnsafeRawBufferPointer?, bit: UInt8) {
            guard let text else { return }
            present |= 1 << bit
            Self.append(text, limit: HitHeaders.maximumLength, to: &bytes)
        }
        append(hit.accept, bit: 0)
        append(hit.language, bit: 1)
        append(hit.purpose, bit: 2)
        append(hit.range, bit: 3)
        bytes[place] = present
    }

    /// Adds the bytes of a hit that has its own texts.
    package static func append(_ hit: Hit, to bytes: inout [UInt8]) {
        let texts = [hit.agent, hit.headers.accept, hit.headers.language, hit.headers.purpose, hit.headers.range]
        let all = texts.flatMap { $0.map { Array($0.utf8) } ?? [] }
        all.withUnsafeBytes { all in
            var end = 0
            let parts = texts.map { text in
                text.map { text in
                    defer { end += text.utf8.count }
                    return UnsafeRawBufferPointer(rebasing: all[end..<end + text.utf8.count])
                }
            }
            append(
                RequestedHit(
                    at: hit.at,
                    subject: hit.token,
                    method: hit.method,
                    address: hit.address,
                    agent: parts[0],
                    accept: parts[1],
                    language: parts[2],
                    purpose: parts[3],
                    range: parts[4],
                    wasServed: hit.wasServed
                ),
                to: &bytes
            )
        }
    }

    /// Reads a hit back; `nil` where the bytes are none, or of a later version.
    package static func decode(_ bytes: UnsafeRawBufferPointer) -> Hit? {
        var reader = ByteReader(bytes)
        guard reader.number(UInt8.self) == version,
            let kind = reader.number().flatMap(HitKind.init(rawValue:)),
            let method = reader.number().flatMap(HitMethod.init(rawValue:)),
            let microseconds = reader.number(Int64.self),
            let email = reader.run(of: 16).flatMap({ EmailID(bytes: $0) }),
            let recipient = reader.number(UInt16.self),
            let ordinal = reader.number(UInt16.self),
            let addressLength = reader.number(UInt8.self),
            let address = reader.run(of: Int(addressLength)).flatMap({ NetworkAddress(bytes: Array($0)) }),
            let agent = text(&reader),
            let (headers, wasServed) = headers(&reader),
            reader.isAtEnd
        else { return nil }
        return Hit(
            at: Instant(microseconds: microseconds),
            kind: kind,
            copy: CopyReference(email: email, recipient: recipient),
            ordinal: ordinal,
            method: method,
            address: address,
            agent: agent,
            headers: headers,
            wasServed: wasServed
        )
    }

    private static func append(_ text: UnsafeRawBufferPointer, limit: Int, to bytes: inout [UInt8]) {
        guard text.count <= limit, isASCII(text) else {
            let kept = Array(String(cutting: text, to: limit).utf8)
            bytes.append(number: UInt16(kept.count))
            return bytes.append(contentsOf: kept)
        }
        bytes.append(number: UInt16(text.count))
        bytes.append(contentsOf: text)
    }

    private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
        var seen: UInt64 = 0
        var place = 0
        while place + 8 <= text.count {
            seen |= text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            place += 8
        }
        while place < text.count {
            seen |= UInt64(text[place])
            place += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    private static func text(_ reader: inout ByteReader) -> String? {
        guard let length = reader.number(UInt16.self), let run = reader.run(of: Int(length)) else { return nil }
        return String(decoding: run, as: UTF8.self)
    }

    private static func headers(_ reader: inout ByteReader) -> (HitHeaders, wasServed: Bool)? {
        guard let present = reader.number(UInt8.self), present < unserved << 1 else { return nil }
        var texts: [String?] = []
        for bit in 0..<4 {
            guard present & 1 << UInt8(bit) != 0 else {
                texts.append(nil)
                continue
            }
            guard let text = text(&reader) else { return nil }
            texts.append(text)
        }
        let headers = HitHeaders(accept: texts[0], language: texts[1], purpose: texts[2], range: texts[3])
        return (headers, present & unserved == 0)
    }
}

internal import Foundation

/// The bytes of a hit in the journal: a version, fixed-size fields, then texts with their lengths in front.
package enum HitCodec {
    private static let version: UInt8 = 1
    /// Beside the bits of the texts that are there; a hit that was written before there was this bit was served.
    private static let unserved: UInt8 = 1 << 4

    /// Adds the hit's bytes to a buffer; texts that are longer than they may be are cut.
    package static func append(_ hit: Hit, to bytes: inout [UInt8]) {
        bytes.append(version)
        bytes.append(hit.kind.rawValue)
        bytes.append(hit.method.rawValue)
        bytes.append(number: hit.at.microseconds)
        Swift.withUnsafeBytes(of: hit.copy.email.uuid.uuid) { bytes.append(contentsOf: $0) }
        bytes.append(number: hit.copy.recipient)
        bytes.append(number: hit.ordinal)
        bytes.append(UInt8(hit.address.bytes.count))
        bytes.append(contentsOf: hit.address.bytes)
        append(hit.agent, limit: Hit.maximumAgentLength, to: &bytes)
        let texts = [hit.headers.accept, hit.headers.language, hit.headers.purpose, hit.headers.range]
        let none: UInt8 = hit.wasServed ? 0 : unserved
        bytes.append(texts.enumerated().reduce(none) { $1.element == nil ? $0 : $0 | 1 << UInt8($1.offset) })
        for case .some(let text) in texts { append(text, limit: HitHeaders.maximumLength, to: &bytes) }
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

    private static func append(_ text: String, limit: Int, to bytes: inout [UInt8]) {
        let kept = text.utf8.count <= limit ? text : String(cutting: text.utf8, to: limit)
        bytes.append(number: UInt16(kept.utf8.count))
        bytes.append(contentsOf: kept.utf8)
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

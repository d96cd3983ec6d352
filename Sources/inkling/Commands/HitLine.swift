internal import Tracking

/// One hit of a file for `inkling judge`; members that it does not know it passes over.
struct HitLine: Decodable {
    /// A name of its own, a text or a number, that the answer repeats.
    let id: Word
    let kind: HitKind
    let agent: String
    let address: NetworkAddress?
    let number: UInt32?
    let method: HitMethod
    let headers: HitHeaders
    /// Whether all fields of its header are there.
    let isHeadKnown: Bool
    /// How long after hand-over it came.
    let delay: Duration?
    let at: Instant?
    let copy: Word?
    let link: Word?

    private enum CodingKeys: String, CodingKey {
        case id, kind, accept, method, headers, at, copy, link
        case agent = "ua"
        case address = "ip"
        case number = "asn"
        case delay = "delay_ms"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = try members.decode(Word.self, forKey: .id)
        let kinds = HitReading.kinds
        kind = try members.value(.kind, kinds.keys.sorted().joined(separator: ", ")) { kinds[$0.lowercased()] }
        let fields = try members.decodeIfPresent(HeaderFields.self, forKey: .headers)
        agent = try members.decodeIfPresent(String.self, forKey: .agent) ?? fields?["user-agent"] ?? ""
        headers = HitHeaders(
            accept: try members.decodeIfPresent(String.self, forKey: .accept) ?? fields?["accept"],
            language: fields?["accept-language"],
            purpose: ["purpose", "x-purpose", "sec-purpose", "x-moz"].lazy.compactMap { fields?[$0] }.first,
            range: fields?["range"]
        )
        isHeadKnown = fields?.areWhole ?? false
        address =
            try members.optionalValue(.address, "an IPv4 or IPv6 address") { text in
                // Twice optional: an address that is known not to be known is none, and not wrong.
                HitReading.noAddress.contains(text.lowercased())
                    ? .some(nil) : HitReading.address(text).map(Optional.some)
            } ?? nil
        number = try members.optionalValue(.number, "the number of an autonomous system", HitReading.number)
        method = try members.optionalValue(.method, "GET or HEAD") { HitReading.methods[$0.uppercased()] } ?? .get
        delay = try members.milliseconds(.delay).map { milliseconds in
            guard milliseconds.magnitude < Self.longest else { throw members.wrong(.delay, "a time that mail lives") }
            return .microseconds(Int64((milliseconds * 1_000).rounded()))
        }
        at = try members.instant(.at)
        copy = try members.decodeIfPresent(Word.self, forKey: .copy)
        link = try members.decodeIfPresent(Word.self, forKey: .link)
    }

    /// A hundred years in milliseconds.
    private static let longest = 3.2e12
}

extension KeyedDecodingContainer {
    fileprivate func value<Value>(_ key: Key, _ expected: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = read(try decode(String.self, forKey: key)) else { throw wrong(key, "one of \(expected)") }
        return value
    }

    fileprivate func optionalValue<Value>(
        _ key: Key,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws -> Value? {
        guard let text = try decodeIfPresent(Word.self, forKey: key)?.description, !text.isEmpty else { return nil }
        guard let value = read(text) else { throw wrong(key, expected) }
        return value
    }

    /// A number, or a text that is one; an empty text is none.
    fileprivate func milliseconds(_ key: Key) throws -> Double? {
        guard let text = try? decodeIfPresent(String.self, forKey: key) else {
            return try decodeIfPresent(Double.self, forKey: key)
        }
        guard !text.isEmpty else { return nil }
        guard let number = Double(text), number.isFinite else { throw wrong(key, "a number of milliseconds") }
        return number
    }

    /// A date and time in text or in numbers; an empty text is none.
    fileprivate func instant(_ key: Key) throws -> Instant? {
        let expected = "a date and time of RFC 3339"
        if let number = try? decodeIfPresent(Double.self, forKey: key) {
            guard let instant = HitReading.instant(number) else { throw wrong(key, expected) }
            return instant
        }
        return try optionalValue(key, expected, HitReading.instant(_:))
    }

    fileprivate func wrong(_ key: Key, _ expected: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: "it is not \(expected)")
    }
}

internal import Foundation
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
        kind = try members.value(.kind, Self.kinds.keys.sorted().joined(separator: ", ")) { Self.kinds[$0] }
        let fields = try members.decodeIfPresent([String: String?].self, forKey: .headers) ?? [:]
        let lower = Dictionary(
            fields.compactMap { name, value in value.map { (name.lowercased(), $0) } }
        ) { first, _ in first }
        agent = try members.decodeIfPresent(String.self, forKey: .agent) ?? lower["user-agent"] ?? ""
        headers = HitHeaders(
            accept: try members.decodeIfPresent(String.self, forKey: .accept) ?? lower["accept"],
            language: lower["accept-language"],
            purpose: ["purpose", "x-purpose", "sec-purpose", "x-moz"].lazy.compactMap { lower[$0] }.first,
            range: lower["range"]
        )
        address = try members.optionalValue(.address, "an IPv4 or IPv6 address") { NetworkAddress($0) }
        number = try members.decodeIfPresent(Word.self, forKey: .number).map { try $0.number(in: members, .number) }
        method = try members.optionalValue(.method, "GET or HEAD") { Self.methods[$0.uppercased()] } ?? .get
        delay = try members.decodeIfPresent(Double.self, forKey: .delay).map { milliseconds in
            guard milliseconds.magnitude < Self.longest else { throw members.wrong(.delay, "a time that mail lives") }
            return .microseconds(Int64((milliseconds * 1_000).rounded()))
        }
        at = try members.optionalValue(.at, "a date and time of RFC 3339") { Instant($0) }
        copy = try members.decodeIfPresent(Word.self, forKey: .copy)
        link = try members.decodeIfPresent(Word.self, forKey: .link)
    }

    private static let kinds: [String: HitKind] = [
        "open": .beacon, "click": .link, "view": .file, "beacon": .beacon, "image": .image, "link": .link,
        "file": .file,
        "page": .page,
    ]
    /// A hundred years in milliseconds.
    private static let longest = 3.2e12
    private static let methods: [String: HitMethod] = ["GET": .get, "HEAD": .head]
}

/// A text or a whole number, as people name things in JSON.
enum Word: Hashable, Sendable, Codable {
    case text(String)
    case number(Int64)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int64.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .number(let number): try value.encode(number)
        }
    }

    /// The number of an autonomous system, with or without `AS` before it.
    fileprivate func number<Key>(in members: KeyedDecodingContainer<Key>, _ key: Key) throws -> UInt32 {
        let digits =
            switch self {
            case .text(let text): text.uppercased().hasPrefix("AS") ? String(text.dropFirst(2)) : text
            case .number(let number): String(number)
            }
        guard let number = UInt32(digits) else { throw members.wrong(key, "the number of an autonomous system") }
        return number
    }
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
        guard let text = try decodeIfPresent(String.self, forKey: key), !text.isEmpty else { return nil }
        guard let value = read(text) else { throw wrong(key, expected) }
        return value
    }

    fileprivate func wrong(_ key: Key, _ expected: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: "it is not \(expected)")
    }
}

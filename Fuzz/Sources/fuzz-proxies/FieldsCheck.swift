import Fuzzing

@testable import Edge
@testable import Tracking

/// `Forwarded` and `X-Forwarded-For`: what a stranger says never counts before what a trusted proxy adds.
enum FieldsCheck {
    private static let trusted = TrustedProxies(["10.0.0.0/8", "2001:db8:aaaa::/48"].compactMap { AddressBlock($0) })
    private static let proxy = address("10.0.0.1")
    private static let stranger = address("203.0.113.9")
    /// Who the proxy says was at the other end.
    private static let client = address("198.51.100.7")

    static func check(_ bytes: [UInt8]) {
        checkLines(bytes)
        // On one line: of several each may be a field that the proxy would not let through.
        let value = String(decoding: bytes.filter { $0 != Byte.carriageReturn && $0 != Byte.lineFeed }, as: UTF8.self)
        for said in [
            ["X-Forwarded-For: \(value), \(client)"], ["X-Forwarded-For: \(value)", "X-Forwarded-For: \(client)"],
        ] {
            expect([client], of: said, "a stranger's word counts before the proxy's")
        }
        expect([client], of: ["Forwarded: \(value)", "Forwarded: for=\(client)"], "a field before counts")
        // A quote that is left open takes in what follows in its field: then nobody is named.
        expect([client, proxy], of: ["Forwarded: \(value), for=\(client)"], "a stranger's element counts")
        expect([client, proxy], of: ["Forwarded: \(value)", "X-Forwarded-For: \(client)"], "the other field counts")
    }

    /// Whatever the fields are, each of them the input's own.
    private static func checkLines(_ lines: [UInt8]) {
        let head = head(lines)
        guard let length = length(of: head) else { return }
        head[..<length].withUnsafeBytes { head in
            Fuzzer.expect(trusted.origin(of: head, from: stranger) == stranger, "a stranger is believed")
            Fuzzer.expect(
                TrustedProxies.none.origin(of: head, from: proxy) == proxy,
                "nobody is trusted, and is believed"
            )
            let origin = trusted.origin(of: head, from: proxy)
            let way = ForwardedWay(head)
            let isSaid = [way.forwarded, way.forwardedFor].contains { leads($0, to: origin) }
            Fuzzer.expect(origin == proxy || isSaid, "the address comes from nowhere")
        }
        // Where the other field is said, too, both must agree.
        guard head[..<length].withUnsafeBytes({ ForwardedWay($0).forwarded.isEmpty }) else { return }
        let added = self.head(lines + Array("\r\nX-Forwarded-For: \(client)".utf8))
        expect([client], of: added, "fields before count")
    }

    /// Whether the address stands on the way, with trusted ones alone between it and us.
    private static func leads(_ way: [NetworkAddress?], to origin: NetworkAddress) -> Bool {
        way.indices.contains { place in
            way[place] == origin && way[(place + 1)...].allSatisfy { $0.map(trusted.trusts) ?? false }
        }
    }

    private static func expect(_ origins: [NetworkAddress], of fields: [String], _ finding: String) {
        expect(origins, of: head(Array(fields.joined(separator: "\r\n").utf8)), finding)
    }

    /// What is no head is refused before anybody asks whose it is.
    private static func expect(_ origins: [NetworkAddress], of head: [UInt8], _ finding: String) {
        guard let length = length(of: head), length == head.count else { return }
        let origin = head.withUnsafeBytes { trusted.origin(of: $0, from: proxy) }
        Fuzzer.expect(origins.contains(origin), "\(finding): \(origin)")
    }

    private static func head(_ fields: [UInt8]) -> [UInt8] {
        Array("GET / HTTP/1.1\r\nHost: x\r\n".utf8) + fields + Array("\r\n\r\n".utf8)
    }

    private static func length(of head: [UInt8]) -> Int? {
        guard case .head(_, let length) = head.withUnsafeBytes({ RequestParser.parse($0) }) else { return nil }
        return length
    }

    private static func address(_ text: String) -> NetworkAddress {
        NetworkAddress(text) ?? .unspecified
    }
}

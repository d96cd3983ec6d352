import Testing

@testable import Edge
@testable import Tracking

@Suite struct TrustedProxiesTests {
    private struct Case: CustomStringConvertible, Sendable {
        let description: String
        var peer = "10.0.0.1"
        let fields: [String]
        let origin: String
    }

    private static let proxies = TrustedProxies(["10.0.0.0/8", "2001:db8:aaaa::/48"].compactMap { AddressBlock($0) })

    @Test(arguments: [
        Case(description: "nothing is said", fields: [], origin: "10.0.0.1"),
        Case(description: "one proxy", fields: ["X-Forwarded-For: 192.0.2.7"], origin: "192.0.2.7"),
        Case(
            description: "the standard's field",
            fields: ["Forwarded: for=192.0.2.7;proto=https"],
            origin: "192.0.2.7"
        ),
        Case(
            description: "what a stranger put in front is not believed",
            fields: ["X-Forwarded-For: 198.51.100.1, 203.0.113.9, 192.0.2.7"],
            origin: "192.0.2.7"
        ),
        Case(
            description: "a chain of ours",
            fields: ["X-Forwarded-For: 198.51.100.1, 192.0.2.7, 10.3.2.1"],
            origin: "192.0.2.7"
        ),
        Case(
            description: "fields in a row are one list",
            fields: ["X-Forwarded-For: 198.51.100.1", "x-forwarded-for: 192.0.2.7"],
            origin: "192.0.2.7"
        ),
        Case(description: "only ours", fields: ["X-Forwarded-For: 10.9.9.9, 10.3.2.1"], origin: "10.9.9.9"),
        Case(
            description: "a stranger says that it is a proxy",
            peer: "203.0.113.9",
            fields: ["X-Forwarded-For: 192.0.2.7"],
            origin: "203.0.113.9"
        ),
        Case(
            description: "the same by the standard",
            peer: "203.0.113.9",
            fields: ["Forwarded: for=10.0.0.1"],
            origin: "203.0.113.9"
        ),
        Case(
            description: "both fields agree",
            fields: ["Forwarded: for=192.0.2.7", "X-Forwarded-For: 192.0.2.7"],
            origin: "192.0.2.7"
        ),
        Case(
            description: "a stranger adds the field that the proxy does not write",
            fields: ["Forwarded: for=198.51.100.1", "X-Forwarded-For: 192.0.2.7"],
            origin: "10.0.0.1"
        ),
        Case(description: "no address", fields: ["X-Forwarded-For: 198.51.100.1, hidden"], origin: "10.0.0.1"),
        Case(
            description: "no address behind a proxy of ours",
            fields: ["X-Forwarded-For: unknown, 10.3.2.1"],
            origin: "10.3.2.1"
        ),
        Case(description: "unknown", fields: ["Forwarded: for=unknown"], origin: "10.0.0.1"),
        Case(description: "hidden", fields: ["Forwarded: for=\"_gazonk\""], origin: "10.0.0.1"),
        Case(description: "IPv6 with port", fields: ["Forwarded: For=\"[2001:db8::7]:4711\""], origin: "2001:db8::7"),
        Case(
            description: "IPv6 proxy",
            peer: "2001:db8:aaaa::1",
            fields: ["X-Forwarded-For: 2001:db8::7"],
            origin: "2001:db8::7"
        ),
        Case(description: "port", fields: ["X-Forwarded-For: 192.0.2.7:4711"], origin: "192.0.2.7"),
        Case(description: "brackets without port", fields: ["X-Forwarded-For: [2001:db8::7]"], origin: "2001:db8::7"),
        Case(description: "mapped", fields: ["X-Forwarded-For: ::ffff:192.0.2.7"], origin: "192.0.2.7"),
        Case(
            description: "twice in an element",
            fields: ["Forwarded: for=192.0.2.7;for=192.0.2.8"],
            origin: "10.0.0.1"
        ),
        Case(description: "without for", fields: ["Forwarded: proto=https;by=10.0.0.1"], origin: "10.0.0.1"),
        Case(
            description: "an open quote does not swallow the next field",
            fields: ["Forwarded: for=\"198.51.100.1", "Forwarded: for=192.0.2.7"],
            origin: "192.0.2.7"
        ),
        Case(
            description: "an open quote in the same field leads to nobody else",
            fields: ["Forwarded: for=\"198.51.100.1, for=192.0.2.7"],
            origin: "10.0.0.1"
        ),
        Case(
            description: "quoted separators",
            fields: ["Forwarded: for=198.51.100.1;ext=\"a,b;c\", for=192.0.2.7;ext=\"a, for=8.8.8.8\""],
            origin: "192.0.2.7"
        ),
        Case(
            description: "an open quote instead of a port does not swallow what the proxy adds",
            fields: ["X-Forwarded-For: 9.9.9.9:\", 198.51.100.7"],
            origin: "198.51.100.7"
        ),
        Case(
            description: "the same behind brackets",
            fields: ["X-Forwarded-For: [9.9.9.9]:\", 198.51.100.7"],
            origin: "198.51.100.7"
        ),
        Case(
            description: "an open quote in an extension names nobody",
            fields: ["Forwarded: for=9.9.9.9;x=\", for=198.51.100.7"],
            origin: "10.0.0.1"
        ),
        Case(
            description: "nor where the proxy quotes",
            fields: ["Forwarded: for=9.9.9.9;x=\", for=\"[2001:db8::7]:4711\""],
            origin: "10.0.0.1"
        ),
        Case(
            description: "quotes in pairs, the first of them escaped",
            fields: ["Forwarded: for=9.9.9.9;x=\"\\\", for=198.51.100.7"],
            origin: "198.51.100.7"
        ),
        Case(description: "no quotes in a plain list", fields: ["X-Forwarded-For: \"9.9.9.9\""], origin: "10.0.0.1"),
        Case(description: "a hidden port", fields: ["Forwarded: for=\"192.0.2.7:_a.B-9_\""], origin: "192.0.2.7"),
        Case(description: "a bare underscore", fields: ["Forwarded: for=\"192.0.2.7:_\""], origin: "10.0.0.1"),
        Case(description: "a port with a blank", fields: ["X-Forwarded-For: 192.0.2.7:4 711"], origin: "10.0.0.1"),
        Case(description: "a port with a sign", fields: ["X-Forwarded-For: [2001:db8::7]:+80"], origin: "10.0.0.1"),
        Case(description: "a port that is too long", fields: ["X-Forwarded-For: 192.0.2.7:123456"], origin: "10.0.0.1"),
        Case(description: "an empty element", fields: ["X-Forwarded-For: 192.0.2.7,"], origin: "10.0.0.1"),
        Case(
            description: "endless",
            fields: ["X-Forwarded-For: " + String(repeating: "1", count: 5_000)],
            origin: "10.0.0.1"
        ),
    ])
    private func tellsTheOrigin(_ one: Case) throws {
        let head = Array((["GET / HTTP/1.1", "Host: x"] + one.fields + ["", ""]).joined(separator: "\r\n").utf8)
        let peer = try #require(NetworkAddress(one.peer))

        let origin = head.withUnsafeBytes { Self.proxies.origin(of: $0, from: peer) }

        #expect(origin == NetworkAddress(one.origin))
    }
}

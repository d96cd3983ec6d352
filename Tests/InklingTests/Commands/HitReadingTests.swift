import Foundation
import Testing
import Tracking

@testable import inkling

/// Hits as people write them down.
@Suite struct HitReadingTests {
    private func line(_ members: String) throws -> HitLine {
        let file = HitFile(Array(#"{"id": 1, "kind": "open", \#(members)}"#.utf8))
        #expect(file.problems.isEmpty, "\(file.problems)")
        return try #require(file.lines.first)
    }

    @Test(arguments: [
        #""2026-11-01T10:00:04Z""#, #""2026-11-01T12:00:04+02:00""#, #""2026-11-01T10:00:04.000Z""#,
        #""2026-11-01 10:00:04""#, #""2026-11-01T10:00:04.000000+00:00""#, "1793527204", "1793527204.0",
        "1793527204000",
        "1793527204000000", #""1793527204""#,
    ])
    func readsTimes(_ time: String) throws {
        #expect(try line(#""at": \#(time)"#).at == Instant(microseconds: 1_793_527_204_000_000))
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), (" 192.0.2.7 ", "192.0.2.7"), ("192.0.2.7:443", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"), ("[2001:db8::7]", "2001:db8::7"), ("[2001:db8::7]:443", "2001:db8::7"),
        ("::ffff:192.0.2.7", "192.0.2.7"), ("fe80::1%eth0", "fe80::1"), ("", nil), ("-", nil), ("Unknown", nil),
    ])
    func readsAddresses(_ text: String, _ address: String?) throws {
        #expect(try line(#""ip": "\#(text)""#).address?.description == address)
    }

    @Test(arguments: [
        "15169", #""15169""#, #""AS15169""#, #""as15169""#, #""AS15169 Google LLC""#, "15169.0",
    ])
    func readsNumbersOfNetworks(_ number: String) throws {
        #expect(try line(#""asn": \#(number)"#).number == 15_169)
    }

    @Test(arguments: [
        ("90000", Duration.seconds(90)), (#""90000""#, .seconds(90)), ("90000.5", .microseconds(90_000_500)),
        ("null", nil), ("\"\"", nil), ("-3", .milliseconds(-3)),
    ])
    func readsDelays(_ delay: String, _ expected: Duration?) throws {
        #expect(try line(#""delay_ms": \#(delay)"#).delay == expected)
    }

    @Test(arguments: [
        #"{"ACCEPT": "a", "accept-LANGUAGE": "b", "Sec-Purpose": "c", "Range": "d", "DNT": 1, "X": null}"#,
        #"[["Accept", "a"], ["Accept-Language", "b"], ["X-Moz", "c"], ["range", "d"], ["x", null]]"#,
        #"[{"name": "Accept", "value": "a"}, {"name": "Accept-Language", "value": "b"},"#
            + #" {"name": "purpose", "value": "c"}, {"name": "Range", "value": "d"}]"#,
        #"{"Accept": ["a"], "Accept-Language": "b", "X-Purpose": "c", "Range": "d"}"#,
    ])
    func readsFieldsOfTheHeader(_ headers: String) throws {
        let line = try line(#""headers": \#(headers)"#)

        #expect(line.headers == HitHeaders(accept: "a", language: "b", purpose: "c", range: "d"))
        #expect(!line.isHeadKnown)
    }

    @Test func knowsAWholeHeader() throws {
        let line = try line(#""headers": {"Host": "go.example", "User-Agent": "Lynx/2"}"#)

        #expect(line.isHeadKnown && line.agent == "Lynx/2")
    }

    @Test func nothingButTheNameAndTheKindIsNeeded() throws {
        let line = try line(
            #""ua": null, "ip": null, "asn": null, "accept": null, "method": null, "headers": null, "#
                + #""delay_ms": null, "at": null, "copy": null, "link": null, "other": {"a": [1]}"#
        )

        #expect(line.agent.isEmpty && line.address == nil && line.copy == nil && line.method == .get)
    }

    @Test(arguments: [("OPTIONS", HitMethod.head), ("head", .head), ("POST", .get), ("", .get)])
    func readsMethods(_ method: String, _ expected: HitMethod) throws {
        #expect(try line(#""method": "\#(method)""#).method == expected)
    }

    @Test func aByteOrderMarkAndLinesOfWindowsAreNoProblem() {
        let text = "\u{FEFF}{\"id\": 1, \"kind\": \"Open\"}\r\n\r\n{\"id\": 2, \"kind\": \"CLICK\"}\r\n"

        let file = HitFile(Array(text.utf8))

        #expect(file.problems.isEmpty && file.lines.map(\.kind) == [.beacon, .link])
    }

    @Test(arguments: [
        #""headers": 7"#, #""headers": [1]"#, #""headers": [["a"], 2]"#, #""copy": true"#, #""at": 1e30"#,
        #""delay_ms": "nan""#, #""at": "NaN""#, #""ip": "1.2.3.4, 5.6.7.8""#, #""asn": 1e12"#, #""ua": ["x"]"#,
    ])
    func whatCanNotBeMeantIsNamed(_ member: String) {
        let file = HitFile(Array("{\"id\": 1, \"kind\": \"open\", \(member)}".utf8))

        #expect(file.lines.isEmpty && file.problems.count == 1)
        #expect(file.problems.allSatisfy { "\($0)".hasPrefix("Line 1: “") }, "\(file.problems)")
    }
}

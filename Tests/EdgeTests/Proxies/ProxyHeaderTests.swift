import Testing

@testable import Edge
@testable import Tracking

@Suite struct ProxyHeaderTests {
    private static func find(_ bytes: [UInt8]) -> ProxyHeader.Finding {
        bytes.withUnsafeBytes(ProxyHeader.find)
    }

    @Test func readsBothFamiliesAndSkipsExtensions() throws {
        let four = ProxyHeaders.of("192.0.2.7")
        let six = ProxyHeaders.of("2001:db8::7", extensions: [0x04, 0x00, 0x01, 0xFF])

        #expect(Self.find(four + Array("GET".utf8)) == .header(NetworkAddress("192.0.2.7"), length: 28))
        #expect(Self.find(six) == .header(NetworkAddress("2001:db8::7"), length: 56))
    }

    @Test func aProxyThatSpeaksForItselfNamesNobody() {
        var local = ProxyHeaders.of("192.0.2.7")
        local[12] = 0x20
        var unspecified = ProxyHeaders.of("192.0.2.7")
        unspecified[13] = 0

        #expect(Self.find(local) == .header(nil, length: 28))
        #expect(Self.find(unspecified) == .header(nil, length: 28))
    }

    @Test func waitsForTheRest() {
        let header = ProxyHeaders.of("192.0.2.7")

        for count in 0..<header.count { #expect(Self.find(Array(header.prefix(count))) == .incomplete) }
    }

    @Test func takesARequestForWhatItIs() {
        #expect(Self.find(Array("GET / HTTP/1.1\r\n\r\n".utf8)) == .absent)
        #expect(Self.find(Array("\r\nGET / HTTP/1.1\r\n\r\n".utf8)) == .absent)
    }

    @Test func refusesWhatIsDamaged() {
        let header = ProxyHeaders.of("192.0.2.7")
        for (place, value) in [(12, 0x11), (12, 0x22), (14, 0xFF), (15, 0x0B)] as [(Int, UInt8)] {
            var damaged = header
            damaged[place] = value
            #expect(Self.find(damaged) == .malformed, "\(place)")
        }
    }
}

import Testing

@testable import Edge

@Suite struct ByteTests {
    @Test func tellsWhatMayStandInAToken() {
        // RFC 9110 §5.6.2, letter for letter.
        let text = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

        #expect(Set((UInt8.min...UInt8.max).filter(Byte.isToken)) == Set(text.utf8))
    }

    @Test func findsAByteOnlyWithinTheRange() {
        let bytes = Array("a\rb\0c".utf8)
        bytes.withUnsafeBytes { bytes in
            #expect(Byte.first(Byte.carriageReturn, in: bytes, 0..<5) == 1)
            #expect(Byte.first(Byte.carriageReturn, in: bytes, 2..<5) == nil)
            #expect(Byte.first(0, in: bytes, 0..<3) == nil)
            #expect(Byte.first(0, in: bytes, 3..<3) == nil)
        }
    }
}

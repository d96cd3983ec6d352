import Fuzzing

@testable import Edge
@testable import Tracking

/// The header of the PROXY protocol, version 2: read at once, and as it may come in pieces.
enum HeaderCheck {
    /// It takes no more.
    private static let limit = 4_096
    private static let fixedLength = 16

    static func check(_ bytes: UnsafeRawBufferPointer) {
        let whole = ProxyHeader.find(in: bytes)
        check(whole, bytes)
        var decided: ProxyHeader.Finding?
        for count in places(within: bytes.count) {
            let finding = inExactRoom(bytes[..<count])
            if let decided { Fuzzer.expect(finding == decided, "what follows changes it") }
            if finding != .incomplete { decided = finding }
        }
        Fuzzer.expect(decided ?? .incomplete == whole, "pieces change it")
    }

    private static func check(_ finding: ProxyHeader.Finding, _ bytes: UnsafeRawBufferPointer) {
        switch finding {
        case .incomplete: Fuzzer.expect(bytes.count < limit, "it waits beyond the limit")
        case .absent, .malformed: break
        case .header(let address, let length):
            Fuzzer.expect((fixedLength...min(bytes.count, limit)).contains(length), "it took what is not there")
            guard let address else { return }
            Fuzzer.expect(bytes[12] == 0x21, "a proxy that speaks for itself names somebody else")
            let (family, count) = bytes[13] >> 4 == 1 ? (1, 4) : (2, 16)
            Fuzzer.expect(bytes[13] >> 4 == UInt8(family), "there is an address of no family")
            // One of IPv4 may be written as one of IPv6.
            let said = bytes[fixedLength..<fixedLength + count].suffix(address.bytes.count)
            Fuzzer.expect(address.bytes.elementsEqual(said), "nobody said this address")
        }
    }

    /// Each end near which something is decided, and some more.
    private static func places(within count: Int) -> [Int] {
        Set(0...64).union(stride(from: 0, to: count, by: max(1, count / 64))).union([
            limit - 1, limit, limit + 1, count,
        ])
        .filter { $0 <= count }.sorted()
    }

    /// Reads a copy behind which nothing is, so that the address sanitizer notices what reads beyond.
    private static func inExactRoom(_ bytes: Slice<UnsafeRawBufferPointer>) -> ProxyHeader.Finding {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { room.deallocate() }
        room.copyBytes(from: bytes)
        return ProxyHeader.find(in: UnsafeRawBufferPointer(room))
    }
}

import Testing

@testable import Edge
@testable import Tracking

@Suite struct SegmentHeaderTests {
    private let header = SegmentHeader(
        number: 77,
        previousEnd: JournalPosition(segment: 76, offset: 4_096),
        madeAt: Samples.noon
    )

    @Test func survivesItsBytes() {
        #expect(header.bytes.count == SegmentHeader.length)
        #expect(SegmentHeader(header.bytes) == header)
    }

    @Test func noticesEveryChangedByte() {
        for index in header.bytes.indices {
            var bytes = header.bytes
            bytes[index] ^= 1
            #expect(SegmentHeader(bytes) == nil)
        }
        #expect(SegmentHeader(Array(header.bytes.dropLast())) == nil)
    }
}

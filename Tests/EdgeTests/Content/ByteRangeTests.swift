import Testing

@testable import Edge

@Suite struct ByteRangeTests {
    @Test(arguments: [
        ("bytes=0-0", 0..<1), ("bytes=0-", 0..<10), ("bytes=3-5", 3..<6), ("bytes=9-", 9..<10), ("bytes=5-500", 5..<10),
        ("bytes=-1", 9..<10), ("bytes=-10", 0..<10), ("bytes=-500", 0..<10), ("Bytes=1-2", 1..<3),
        ("bytes= 1-2", 1..<3), ("bytes=00001-00002", 1..<3), ("bytes=1-99999999999999999999999", 1..<10),
        ("bytes=-99999999999999999999999", 0..<10),
    ])
    func namesAPart(_ field: String, _ part: Range<Int>) {
        #expect(ByteRange(field, of: 10) == .part(Int64(part.lowerBound)..<Int64(part.upperBound)))
    }

    @Test(arguments: [
        "", "bytes", "bytes=", "bytes=-", "bytes=5", "bytes=5-4", "bytes=a-b", "bytes=+1-2", "bytes=1-+2", "bytes=--1",
        "bytes=1--2", "bytes=1-2-3", "bytes=0x1-2", "items=0-1", "bytes 0-1", "bytes=0-1,3-4", "bytes=-1,0-1",
        "bytes=0-1,", "bytes=1 -2", "bytes=٣-٤", "bytes=99999999999999999999999-1",
    ])
    func isTheWholeWhereItIsNoSingleRange(_ field: String) {
        #expect(ByteRange(field, of: 10) == .whole)
    }

    @Test(arguments: ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99999999999999999999999-"])
    func cantBeSatisfiedBehindTheEnd(_ field: String) {
        #expect(ByteRange(field, of: 10) == .unsatisfiable)
    }

    @Test(arguments: [("bytes=0-", ByteRange.unsatisfiable), ("bytes=-5", .whole), ("bytes=-0", .unsatisfiable)])
    func nothingHasNoParts(_ field: String, _ range: ByteRange) {
        #expect(ByteRange(field, of: 0) == range)
    }
}

import Fuzzing

@testable import Edge

/// Reads the input as a request's head: at once, and as it may come in pieces.
@main struct FuzzRequest {
    static func main() {
        Fuzzer.run { start, count in
            FuzzRequest.check(UnsafeRawBufferPointer(start: start, count: count))
            return 0
        }
    }

    private static func check(_ bytes: UnsafeRawBufferPointer) {
        // libFuzzer's copy has no byte more than the input: the address sanitizer notices what reads beyond.
        let whole = RequestParser.parse(bytes)
        check(whole, bytes)
        var scanned = 0
        var isDecided = false
        for count in places(within: bytes.count) {
            let finding = inExactRoom(bytes[..<count]) { RequestParser.parse($0, scanned: scanned) }
            Fuzzer.expect(finding == inExactRoom(bytes[..<count]) { RequestParser.parse($0) }, "pieces change it")
            Fuzzer.expect(!isDecided || finding == whole, "what follows changes it")
            if finding == .incomplete { scanned = count } else { isDecided = true }
        }
        Fuzzer.expect(isDecided == (whole != .incomplete), "in pieces it is never decided")
    }

    /// How much of the input is there after each read: every number of bytes where they are few, else some of them.
    private static func places(within count: Int) -> [Int] {
        let limit = RequestParser.maximumLength
        let some = Set(stride(from: 0, to: count, by: max(1, count / 128)))
        return some.union([limit - 1, limit, limit + 1, count]).filter { $0 <= count }.sorted()
    }

    private static func inExactRoom<Result>(
        _ bytes: Slice<UnsafeRawBufferPointer>,
        _ use: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { room.deallocate() }
        room.copyBytes(from: bytes)
        return use(UnsafeRawBufferPointer(room))
    }

    private static func check(_ finding: RequestParser.Finding, _ bytes: UnsafeRawBufferPointer) {
        switch finding {
        case .incomplete: Fuzzer.expect(bytes.count <= RequestParser.maximumLength, "it waits beyond the limit")
        case .refused(.tooLong): Fuzzer.expect(bytes.count > RequestParser.maximumLength, "it is not too long")
        case .refused: break
        case .head(let head, let length): check(head, bytes, length)
        }
    }

    private static func check(_ head: RequestHead, _ bytes: UnsafeRawBufferPointer, _ length: Int) {
        Fuzzer.expect(length <= min(bytes.count, RequestParser.maximumLength), "the head is longer than it may be")
        Fuzzer.expect(bytes[length - 1] == Byte.lineFeed, "the head does not end with its line")
        let path = bytes[head.path]
        Fuzzer.expect(path.isEmpty || path.first == Byte.slash, "the path begins with no slash")
        Fuzzer.expect(path.allSatisfy { $0 > Byte.space && $0 != 0x7F }, "the path has blanks or controls")
        let fields = [
            head.agent, head.accept, head.language, head.purpose, head.range, head.ifMatch, head.ifNoneMatch,
            head.ifRange,
        ]
        for range in fields.compactMap({ $0 }) {
            Fuzzer.expect(range.lowerBound > head.path.upperBound && range.upperBound < length, "a field is no field")
            let value = bytes[range]
            let breaks: Set<UInt8> = [0, Byte.carriageReturn, Byte.lineFeed]
            Fuzzer.expect(!value.contains(where: breaks.contains), "a value has the end of a line in it")
            Fuzzer.expect(
                ![value.first, value.last].contains { $0.map(Byte.isBlank) ?? false },
                "a value is not trimmed"
            )
        }
    }
}

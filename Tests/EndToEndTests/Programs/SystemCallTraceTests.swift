internal import Testing

/// The reader of traces is itself held against traces in which the promise is kept, and broken.
struct SystemCallTraceTests {
    private static let request =
        #"7 recvfrom(9<TCP:[127.0.0.1:8025->127.0.0.1:4711]>, "GET /c/x HTTP/1.1\r\nUser-Agent: Marked/1\r\n\r\n", 4096, 0) = 50"#
    private static let record = #"7 pwrite64(5</data/journal/1.hits>, "\1\2Marked/1\3", 40, 64) = 40"#
    private static let sync = "7 fdatasync(5</data/journal/1.hits>) = 0"
    private static let answer = #"7 write(9<TCP:[127.0.0.1:8025->127.0.0.1:4711]>, "HTTP/1.1 302 Found\r\n", 20) = 20"#

    @Test func seesThatAnAnswerFollowsItsSync() {
        #expect(isCovered(Self.request, Self.record, Self.sync, Self.answer))
    }

    @Test func seesAnAnswerWithoutSync() {
        #expect(!isCovered(Self.request, Self.record, Self.answer, Self.sync))
    }

    @Test func seesASyncBeforeTheRecord() {
        #expect(!isCovered(Self.request, Self.sync, Self.record, Self.answer))
    }

    @Test func aSyncThatFailedCoversNothing() {
        let failed = Self.sync.replacing("= 0", with: "= -1 EIO (Input/output error)")

        #expect(!isCovered(Self.request, Self.record, failed, Self.answer))
    }

    @Test func aSyncOfAnotherFileCoversNothing() {
        let other = Self.sync.replacing("/journal/1.hits", with: "/inkling.sqlite-wal")

        #expect(!isCovered(Self.request, Self.record, other, Self.answer))
    }

    @Test func aSyncThatIsNotOverCoversNothing() {
        let begun = "7 fdatasync(5</data/journal/1.hits> <unfinished ...>"
        let answer = Self.answer.replacing("7 write", with: "8 write")

        #expect(!isCovered(Self.request, Self.record, begun, answer, "7 <... fdatasync resumed>) = 0"))
        #expect(isCovered(Self.request, Self.record, begun, "7 <... fdatasync resumed>) = 0", answer))
    }

    @Test func findsAMarkInACallThatWasCutInTwo() {
        let begun = "7 recvfrom(9<TCP:[127.0.0.1:8025->127.0.0.1:4711]>,  <unfinished ...>"
        let resumed = #"7 <... recvfrom resumed>"User-Agent: Marked/1", 4096, 0) = 50"#

        #expect(isCovered(begun, resumed, Self.record, Self.sync, Self.answer))
    }

    private func isCovered(_ lines: String...) -> Bool {
        let found = SystemCallTrace(lines.joined(separator: "\n"), trackingPort: 8_025).answers(to: ["Marked/1"])
        return found.count == 1 && found.allSatisfy(\.isCovered)
    }
}

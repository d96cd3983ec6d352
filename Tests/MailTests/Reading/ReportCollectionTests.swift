import Foundation
import Testing

@testable import Mail

/// The reader on reports, complaints and answers that servers and programs really sent.
@Suite(.enabled(if: SampleData.isPresent, SampleData.absence)) struct ReportCollectionTests {
    private struct Sample {
        let name: String
        let message: Message
        let reading: InboundMessage
    }

    private static func samples(_ folder: String) throws -> [Sample] {
        try SampleData.files(folder).filter { $0.pathExtension == "eml" }.map { file in
            let message = try Message(SampleData.bytes(file))
            return Sample(
                name: file.deletingPathExtension().lastPathComponent,
                message: message,
                reading: message.read()
            )
        }
    }

    /// The `Status` of the report itself, by a reading that is not the reader's.
    private static func ownStatus(_ message: Message) -> Character? {
        let parts = message.tree.nodes.filter { !$0.isInsideMessage && $0.type == "message/delivery-status" }
        let text = parts.map { message.text(of: $0, limit: .max) }.joined(separator: "\n")
        let lines = text.split(whereSeparator: \.isNewline).filter { $0.lowercased().hasPrefix("status:") }
        return lines.first?.dropFirst(7).first { !$0.isWhitespace }
    }

    @Test func tellsTheKinds() throws {
        let all = try Self.samples("bounces/sisimai/bsd")
        let automatic = all.filter { $0.name.hasPrefix("rfc3834") }
        let complaints = all.filter { $0.name.hasPrefix("arf") }
        let bounces = all.filter { !$0.name.hasPrefix("rfc3834") && !$0.name.hasPrefix("arf") }

        let missed = bounces.filter { $0.reading.kind != .bounce }
        let rate = 1 - Double(missed.count) / Double(max(bounces.count, 1))
        print(
            "bounces found: \(bounces.count - missed.count) of \(bounces.count), \(rate); missed: \(missed.map(\.name))"
        )
        let nameless = bounces.filter { $0.reading.kind == .bounce && $0.reading.bounces.first?.recipient == nil }
        print("without recipient: \(nameless.count): \(nameless.map(\.name))")
        let vague = bounces.filter { $0.reading.bounces.first?.reason == .other }
        print("without reason: \(vague.count): \(vague.map(\.name))")
        let lone = bounces.filter { $0.reading.kind == .bounce && $0.reading.originalMessageID == nil }
        print("without original id: \(lone.count): \(lone.map(\.name))")
        let strayed =
            automatic.filter { $0.reading.kind != .automaticAnswer }
            + complaints.filter { $0.reading.kind != .complaint }
        print("strayed: \(strayed.map { "\($0.name): \($0.reading.kind)" })")

        #expect(!bounces.isEmpty && !automatic.isEmpty && !complaints.isEmpty)
        #expect(rate >= 0.97)
        #expect(strayed.isEmpty)
    }

    @Test func keepsTheClassOfTheStatus() throws {
        let all = try Self.samples("bounces/sisimai/bsd").filter { $0.reading.kind == .bounce }
        let named = all.compactMap { sample in Self.ownStatus(sample.message).map { (sample, $0) } }
        let wrong = named.filter { sample, own in
            sample.reading.bounces.first.map { String($0.status.kind) } != String(own)
        }
        print("class as the report says: \(named.count - wrong.count) of \(named.count); not: \(wrong.map(\.0.name))")

        #expect(!named.isEmpty)
        #expect(wrong.isEmpty)
    }

    @Test func leavesOtherMailAlone() throws {
        let readings = try Self.samples("bounces/sisimai/not")
        print("not reports: \(readings.map { "\($0.name): \($0.reading.kind)" })")

        let called = readings.filter { $0.reading.kind != .reply }.map(\.name)
        // A provider’s own report of a full mailbox, kept in that folder for another reason: it is a bounce, and is called one.
        #expect(called == ["rb-issue-368-bug"])
    }

    @Test func callsFewPeopleMachines() throws {
        let files = SampleData.files("mail/spamassassin/easy-ham-2")
        var called: [String] = []
        for file in files {
            let kind = try Message(SampleData.bytes(file)).read().kind
            if kind != .reply { called.append("\(file.lastPathComponent): \(kind)") }
        }
        print("human mail called otherwise: \(called.count) of \(files.count): \(called)")

        #expect(files.count > 1_000)
        #expect(Double(called.count) <= 0.001 * Double(files.count))
    }
}

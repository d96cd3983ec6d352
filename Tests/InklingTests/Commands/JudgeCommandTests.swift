import Foundation
import Intake
import Testing
import Tracking

@testable import inkling

private let hasDefinitions = FileManager.default.fileExists(atPath: AgentCatalogue.debianPath)

@Suite(.enabled(if: hasDefinitions, "needs Debian's package uap-core"))
struct JudgeCommandTests {
    private static let labelled =
        (ProcessInfo.processInfo.environment["INKLING_TEST_DATA"]
            ?? FileManager.default.currentDirectoryPath + "/../shared/data") + "/signals/hits-transcribed.jsonl"
    private static let hasLabelled = FileManager.default.fileExists(atPath: labelled)

    private static let court = Result {
        let facts = try KnownFacts.shipped()
        return Court(
            catalogue: try AgentCatalogue(facts: facts.agents),
            knowledge: NetworkKnowledge(table: facts.networks)
        )
    }

    private struct Answer: Decodable {
        let id: String
        let verdict: Verdict
        let confidence: Double
        let reasons: [String]
        let proxy: String?
        let device: DeviceType?
        let system: String?
        let program: String?
        let place: String?
    }

    private func answers(_ text: String) throws -> [Answer] {
        let file = HitFile(Array(text.utf8))
        #expect(file.problems.isEmpty, "\(file.problems)")
        return try Self.court.get().judge(file.lines).map {
            try JSONDecoder().decode(Answer.self, from: Data($0.json().utf8))
        }
    }

    private struct Label: Decodable {
        let id: String
        let expected: Verdict?
        let unexpected: Verdict?
        let proxy: String?
        let notProxy: String?
        let device: DeviceType?

        private enum CodingKeys: String, CodingKey {
            case id, proxy, device
            case expected = "expect"
            case unexpected = "expect_not"
            case notProxy = "expect_proxy_not"
        }

        /// Whether an answer is what the label says.
        func agrees(with answer: Answer) -> Bool {
            (expected == nil || answer.verdict == expected) && answer.verdict != unexpected
                && (proxy == nil || answer.proxy == proxy)
                && (notProxy == nil || answer.proxy != notProxy)
                && (device == nil || answer.device == device)
        }
    }

    /// One label supposes another hit that its file does not hold: alone it can't be told.
    @Test(.enabled(if: hasLabelled, "needs the shared test data"))
    func agreesWithTheLabelsOfOthers() throws {
        let text = try String(contentsOfFile: Self.labelled, encoding: .utf8)
        let labels = try text.split(separator: "\n").map { try JSONDecoder().decode(Label.self, from: Data($0.utf8)) }

        let answers = try answers(text)

        #expect(labels.count == 35)
        #expect(answers.map(\.id) == labels.map(\.id))
        let wrong = zip(labels, answers).filter { !$0.agrees(with: $1) }
        #expect(wrong.map(\.0.id) == ["resend-901"], "\(wrong.map { ($1.id, $1.verdict, $1.reasons) })")
    }

    @Test func judgesHitsOfACopyTogether() throws {
        let click =
            #""ua": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36""#
        let answers = try answers(
            """
            {"id": "a", "kind": "click", "copy": 7, "link": "x", "delay_ms": 90000, \(click)}
            {"id": "alone", "kind": "click", "link": "x", "delay_ms": 90500, \(click)}
            {"id": "b", "kind": "click", "copy": 7, "link": "y", "delay_ms": 90500.5, \(click)}

            {"id": "other", "kind": "click", "copy": 8, "link": "z", "delay_ms": 90500, \(click)}
            {"id": "c", "kind": "click", "copy": 7, "link": "z", "delay_ms": 91000, \(click)}
            """
        )

        #expect(answers.map(\.id) == ["a", "alone", "b", "other", "c"])
        #expect(answers.map(\.verdict) == [.machine, .human, .machine, .human, .machine])
        #expect(answers.allSatisfy { $0.system == "Windows" && $0.program == "Chrome" && $0.place == nil })
    }

    @Test func aTimeThatIsNotKnownIsNearNoOther() throws {
        let chrome =
            #""ua": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36""#
        let answers = try answers(
            """
            {"id": "a", "kind": "click", "copy": 7, "link": "x", \(chrome), "headers": {"accept": null}}
            {"id": "b", "kind": "click", "copy": 7, "link": "y", "delay_ms": 3600000, \(chrome)}
            {"id": "c", "kind": "click", "copy": 7, "link": "z", \(chrome)}
            """
        )

        #expect(answers.map(\.verdict) == [.human, .human, .human])
    }

    @Test func clicksWithoutALinkAreNoPair() throws {
        let system = ["Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7"]
        let clicks = zip(system, ["192.0.2.1", "198.51.100.1"]).enumerated().map { place, hit in
            """
            {"id": "\(place)", "kind": "click", "copy": 7, "delay_ms": \(90_000 + place * 2_000), "ip": "\(hit.1)", \
            "ua": "Mozilla/5.0 (\(hit.0)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"}
            """
        }

        #expect(try answers(clicks.joined(separator: "\n")).map(\.verdict) == [.human, .human])
    }

    @Test func takesFieldsOfTheRequestFromItsHeader() throws {
        let answers = try answers(
            """
            {"id": "p", "kind": "open", "headers": {"Sec-Purpose": "prefetch", "User-Agent": "Mozilla/5.0 Chrome/1"}}
            {"id": "h", "kind": "view", "method": "head", "unknown": {"of": ["no", "interest"]}}
            {"id": "n", "kind": "click", "ip": "192.0.2.1", "asn": "AS22843", "delay_ms": 30000, "ua": null, "at": null}
            {"id": "t", "kind": "click", "copy": "c", "at": "2026-11-01T10:00:04Z", "ua": "Opera/9.80", "delay_ms": 4000}
            """
        )

        #expect(answers.map(\.verdict) == [.machine, .machine, .machine, .machine])
        #expect(answers[3].reasons.contains { $0.hasPrefix("4 s after hand-over") })
    }

    @Test(arguments: [
        ("nonsense", "it is no JSON object"), ("[1]", "it is no JSON object"),
        (#"{"kind": "open"}"#, "“id” is missing"),
        (#"{"id": "a"}"#, "“kind” is missing"), (#"{"id": "a", "kind": "knock"}"#, "“kind” is wrong: it is not one of"),
        (#"{"id": "a", "kind": "open", "ip": "1.2.3"}"#, "“ip” is wrong: it is not an IPv4 or IPv6 address"),
        (#"{"id": "a", "kind": "open", "at": "noon"}"#, "“at” is wrong: it is not a date and time of RFC 3339"),
        (
            #"{"id": "a", "kind": "open", "delay_ms": "soon"}"#,
            "“delay_ms” is wrong: it is not a number of milliseconds"
        ),
        (#"{"id": "a", "kind": "open", "asn": "AS-1"}"#, "“asn” is wrong"),
        (#"{"id": "a", "kind": "open", "method": "BREW"}"#, "“method” is wrong: it is not GET or HEAD"),
    ])
    func namesTheLineThatIsWrong(_ line: String, _ problem: String) throws {
        let good = #"{"id": "good", "kind": "open"}"#

        let file = HitFile(Array("\(good)\n\n\(line)\n\(good)".utf8))

        #expect(file.lines.count == 2)
        let found = try #require(file.problems.first)
        #expect("\(found)".hasPrefix("Line 3: \(problem)"), "\(found)")
        #expect(file.problems.count == 1)
    }

    @Test func aNumberOutOfBoundsIsNoCrash() throws {
        let file = HitFile(Array(#"{"id": 1, "kind": "open", "delay_ms": 1e300}"#.utf8))

        #expect(file.lines.isEmpty)
        #expect(file.problems.count == 1)
    }
}

import Engagement
import Foundation
import Testing

@testable import inkling

struct RankCommandTests {
    private struct Answer: Decodable {
        let template: String
        let sends: Int
        let rate: Double
        let low: Double
        let high: Double
        let probabilityBest: Double
        let recommended: Bool
        let adjusted: Bool
        let warning: String?
        let reason: String
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "rank-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: path)
        return path.path(percentEncoded: false)
    }

    private func rows(_ template: String, _ group: String, sends: Int, successes: Int) -> String {
        (0..<sends).map { "\(template),\($0 < successes ? 1 : 0),\(group)\n" }.joined()
    }

    @Test func printsTemplatesBestFirstWithAllMembers() throws {
        let path = try file(
            "template,outcome,group\n" + rows("a", "x", sends: 300, successes: 30)
                + rows("b", "x", sends: 900, successes: 200) + rows("b", "y", sends: 300, successes: 150)
        )
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = OutcomeReader(aim: .opens)
        let problems = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }
        #expect(problems.count == 0)
        let answers = try TemplateRanking(reader.counts).ranks.map {
            try JSONDecoder().decode(Answer.self, from: Data(RankLine($0, for: .opens).json().utf8))
        }

        #expect(answers.map(\.template) == ["b", "a"])
        #expect(answers.map(\.sends) == [1_200, 300])
        #expect(answers.map(\.recommended) == [true, false])
        #expect(answers.allSatisfy { $0.adjusted && $0.low < $0.rate && $0.rate < $0.high })
        #expect(answers[1].warning?.contains("other recipients") == true)
    }

    @Test(arguments: [
        (RankingAim.replies, "Not enough data: fewer than 50 emails were sent with it."),
        (.sales, "Not enough data: fewer than 50 opportunities were written about with it."),
    ])
    func saysWhyInTheWordsOfTheAim(aim: RankingAim, words: String) throws {
        let path = try file("template,outcome\n" + "a,1\na,0\n")
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = OutcomeReader(aim: aim)
        _ = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }
        let answers = try TemplateRanking(reader.counts).ranks.map {
            try JSONDecoder().decode(Answer.self, from: Data(RankLine($0, for: aim).json().utf8))
        }

        #expect(answers.map(\.reason) == [words])
    }

    @Test func namesEveryWrongLine() throws {
        let path = try file("template,outcome\na,1\na,x\nb,0\n,1\n")
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = OutcomeReader(aim: .opens)
        let problems = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }

        #expect(problems.first.map(\.line) == [3, 5])
        #expect(problems.count == 2)
        #expect(problems.description.hasPrefix("2 of 4 lines left out:\nLine 3: “outcome” has to be"))
        // What can be read is ranked.
        #expect(TemplateRanking(reader.counts).ranks.map(\.sends) == [1, 1])
    }

    @Test func namesTheFirstOfManyWrongLines() throws {
        let path = try file("template,outcome\n" + String(repeating: "a,x\n", count: 50))
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = OutcomeReader(aim: .opens)
        let problems = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }

        #expect(problems.first.map(\.line) == Array(2...21))
        #expect(problems.description.hasSuffix("And 30 lines more."))
    }

    @Test(arguments: [("", 1), ("outcome\n1\n", 1)])
    func stopsAtATableWithoutItsColumns(_ text: String, line: Int) throws {
        let path = try file(text)
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = OutcomeReader(aim: .opens)
        let error = #expect(throws: CSVError.self) {
            _ = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }
        }

        #expect(error?.line == line)
    }
}

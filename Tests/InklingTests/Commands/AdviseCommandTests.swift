import Engagement
import Foundation
import Testing

@testable import inkling

struct AdviseCommandTests {
    private struct Answer: Decodable {
        let person: String
        let hour: Int
        let minute: Int
        let zone: String
        let confidence: Double
        let reason: String
    }

    private struct Evaluation: Decodable {
        struct Score: Decodable {
            let share: Double?
            let shareOfPeople: Double?
        }

        let people: Int
        let learned: Int
        let later: Int
        let advice: Score
        let everyoneHour: Score
        let everyoneTime: String
        let personHour: Score
    }

    private func histories() throws -> [(history: HabitHistory, zone: HabitZone)] {
        var reader = HistoryReader()
        let rows = (0..<20).map { day in
            "a,\(1_780_000_200 + day * 86_400),+02:00\nb,\(1_780_000_200 + day * 86_400 + 21_600),\n"
        }
        for row in CSVReader.rows(("person,at,offset\n" + rows.joined()).utf8) { try reader.take(row.get()) }
        return reader.histories
    }

    @Test func printsForEachPersonATimeInTheirZone() throws {
        let people = try histories()
        let model = HabitModel(people.map(\.history))

        let answers = try people.map { history, zone in
            let line = AdviceLine(history.person, model.advice(for: history), in: zone)
            return try JSONDecoder().decode(Answer.self, from: Data(line.json().utf8))
        }

        // 20:30 UTC is 22:30 in +02:00; the other one is at 02:30 UTC.
        #expect(answers.map(\.person) == ["a", "b"])
        #expect(answers.map(\.zone) == ["+02:00", "UTC"])
        #expect(abs(answers[0].hour * 60 + answers[0].minute - 1_350) <= 30)
        #expect(abs(answers[1].hour * 60 + answers[1].minute - 150) <= 30)
        #expect(answers.allSatisfy { $0.confidence > 0.5 && $0.confidence <= 1 && !$0.reason.isEmpty })
    }

    @Test func printsHowWellItForetells() throws {
        let line = EvaluationLine(HabitEvaluation(try histories().map(\.history)))

        let evaluation = try JSONDecoder().decode(Evaluation.self, from: Data(line.json().utf8))

        #expect(evaluation.people == 2)
        #expect((evaluation.learned, evaluation.later) == (28, 12))
        #expect(evaluation.advice.share == 1 && evaluation.advice.shareOfPeople == 1)
        #expect(evaluation.everyoneHour.share == 0.5)
        #expect(evaluation.personHour.share == 1)
        #expect(["02:30", "22:30", "03:00", "23:00", "02:00", "22:00"].contains(evaluation.everyoneTime))
    }

    @Test func whatCouldNotBeMeasuredIsNull() throws {
        let once = HabitHistory(person: "a", moments: [HabitMoment(seconds: 0, offset: 0)])

        let text = try EvaluationLine(HabitEvaluation([once])).json()

        #expect(text.contains(#""advice":{"share":null,"shareOfPeople":null}"#))
        #expect(text.contains(#""personHour":{"share":null,"shareOfPeople":null}"#))
    }

    @Test func saysHowManyLinesWereLeftOutAndWhichWereTakenInPart() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "advise-\(UUID().uuidString).csv")
            .path(percentEncoded: false)
        try Data("person,at,offset\na,0,x\na,2026-01-05,\nb,2026-01-05T10:00Z,120.0\n".utf8)
            .write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }

        var reader = HistoryReader()
        let problems = try TableFile.read(path) { row throws(CSVError) in try reader.take(row) }

        #expect(problems.description.hasPrefix("1 of 3 lines left out, 1 taken in part:\nLine 2: “offset” has to be"))
        #expect(reader.histories.map(\.history.moments.count) == [1, 1])
    }
}

import Engagement
import Testing

struct OutcomeReaderTests {
    private func read(_ text: String, aim: RankingAim = .opens) throws -> [TemplateOutcomeCounts] {
        var reader = OutcomeReader(aim: aim)
        for row in CSVReader.rows(text.utf8) { try reader.take(row.get()) }
        return reader.counts
    }

    @Test func countsRowsByTemplateAndGroup() throws {
        let counts = try read("group,outcome,template\nx,1,a\nx,0,a\ny,1,a\nx,0,b\n")

        #expect(
            counts == [
                TemplateOutcomeCounts(template: "a", group: "x", sends: 2, successes: 1),
                TemplateOutcomeCounts(template: "a", group: "y", sends: 1, successes: 1),
                TemplateOutcomeCounts(template: "b", group: "x", sends: 1, successes: 0),
            ]
        )
    }

    @Test(arguments: [("opens", RankingAim.opens), ("replied", .replies), ("won", .sales), ("outcome", .sales)])
    func takesAColumnNamedAfterTheAim(_ column: String, aim: RankingAim) throws {
        #expect(try read("template,\(column)\na,yes\n", aim: aim).map(\.successes) == [1])
    }

    @Test(arguments: [
        ("1", 1), ("0", 0), ("1.0", 1), ("0.0", 0), ("TRUE", 1), ("False", 0), ("t", 1), ("F", 0), ("Y", 1), ("n", 0),
        ("Yes", 1), ("no", 0), ("2", 1), ("17", 1), ("3.0", 1), (" 1 ", 1),
    ])
    func readsWhatProgramsWriteForYesAndNo(_ written: String, successes: Int) throws {
        #expect(try read("template,outcome\na,\(written)\n").map(\.successes) == [successes])
    }

    @Test(arguments: ["", "NaN", "NA", "null", "-1", "0.5", "inf", "x"])
    func whatSaysNeitherIsNotCounted(_ written: String) throws {
        var reader = OutcomeReader(aim: .opens)
        try reader.take(CSVRow(line: 1, fields: ["template", "outcome"]))

        #expect(throws: CSVError.self) { try reader.take(CSVRow(line: 2, fields: ["a", written])) }
        #expect(reader.counts.isEmpty)
    }

    @Test func columnsThatAreNotReadMayBeCalledAlike() throws {
        #expect(try read("template,note,outcome,Note\na,x,1,y\n").map(\.successes) == [1])
        #expect(throws: CSVError(line: 1, .sameColumn("outcome"))) { try read("template,outcome,Outcome\na,1,0\n") }
    }

    @Test(arguments: [
        ("template,outcome\na,1\na,x\n", 3, "“outcome” has to be 1 (or how often) where the aim was reached, else 0."),
        ("template,outcome\na,1\na\n", 3, "“outcome” has to be 1 (or how often) where the aim was reached, else 0."),
        ("template,outcome\n,1\n", 2, "“template” has to be the name of a template."),
        ("template,replies\na,1\n", 1, "There is no column “outcome”."),
        ("a,1\na,0\n", 1, "There is no column “template”."),
        ("template,outcome\na,1,x\n", 2, "The row has 3 fields, but the table has 2 columns."),
    ])
    func saysWhichLineIsWrongAndWhatToDo(_ text: String, line: Int, words: String) {
        let error = #expect(throws: CSVError.self) { try read(text) }

        #expect(error?.line == line)
        #expect(error?.description.contains(words) == true)
    }
}

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
        ("template,outcome\na,1\na,2\n", 3, "“outcome” has to be 1 where the aim was reached, else 0."),
        ("template,outcome\na,1\na\n", 3, "“outcome” has to be 1 where the aim was reached, else 0."),
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

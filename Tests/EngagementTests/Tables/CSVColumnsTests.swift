import Engagement
import Testing

struct CSVColumnsTests {
    @Test func findsColumnsByTheirNames() throws {
        let columns = CSVColumns(CSVRow(line: 1, fields: [" Template ", "OUTCOME"]))

        #expect(try columns.place("template") == 0)
        #expect(try columns.place("opens", "outcome") == 1)
        #expect(try columns.place("group") == nil)
    }

    @Test func saysWhichColumnIsMissingAndWhichThereAre() {
        let columns = CSVColumns(CSVRow(line: 1, fields: ["a", "b"]))

        let error = #expect(throws: CSVError.self) { try columns.place(needed: "template") }

        #expect(
            error?.description
                == "Line 1: There is no column “template”. The first line has to name the columns; here it names “a”, “b”."
        )
    }

    @Test func refusesTwoColumnsOfOneNameWhereItIsRead() throws {
        let columns = CSVColumns(CSVRow(line: 3, fields: ["a", "b", "A"]))

        #expect(throws: CSVError(line: 3, .sameColumn("a"))) { try columns.place(needed: "a") }
        #expect(throws: CSVError(line: 3, .sameColumn("a"))) { _ = try columns.place("c", "a") }
        #expect(throws: CSVError(line: 3, .sameColumn("a"))) { try columns.refuseDoubled { $0 != "b" } }
        #expect(try columns.place(needed: "b") == 1)
        #expect(throws: Never.self) { try columns.refuseDoubled { $0 == "b" } }
    }

    @Test func takesFieldsWithoutBlanksAndMissingOnesAsEmpty() {
        let columns = CSVColumns(CSVRow(line: 1, fields: ["a", "b", "c"]))
        let row = CSVRow(line: 2, fields: [" x\t", "  "])

        #expect([0, 1, 2].map { columns.field(row, $0) } == ["x", "", ""])
    }

    @Test func refusesRowsWithMoreFieldsThanColumns() {
        let columns = CSVColumns(CSVRow(line: 1, fields: ["a", "b"]))

        #expect(throws: CSVError(line: 5, .tooManyFields(3, columns: 2))) {
            try columns.check(CSVRow(line: 5, fields: ["1", "2", "3"]))
        }
        // Spreadsheets put empty ones behind.
        #expect(throws: Never.self) { try columns.check(CSVRow(line: 5, fields: ["1", "2", ""])) }
    }
}

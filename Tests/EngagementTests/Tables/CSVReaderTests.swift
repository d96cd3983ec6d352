import Engagement
import Testing

struct CSVReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let rows: [[String]]
        let lines: [Int]

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "plain", text: "a,b\n1,2\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Case(name: "no end of the last line", text: "a,b\n1,2", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Case(
            name: "end of lines of Windows",
            text: "a,b\r\n1,2\r\n",
            rows: [["a", "b"], ["1", "2"]],
            lines: [1, 2]
        ),
        Case(name: "byte order mark", text: "\u{FEFF}a,b\n1,2\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Case(name: "mark before a quote", text: "\u{FEFF}\"a\",b\n", rows: [["a", "b"]], lines: [1]),
        Case(name: "empty lines", text: "a\n\n\r\n1\n", rows: [["a"], ["1"]], lines: [1, 4]),
        Case(name: "empty fields", text: "a,b,c\n,,\n", rows: [["a", "b", "c"], ["", "", ""]], lines: [1, 2]),
        Case(
            name: "quotes",
            text: "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n",
            rows: [["a", "b"], ["x, y", "say \"hi\""]],
            lines: [1, 2]
        ),
        Case(
            name: "line in a field",
            text: "a,b\n\"x\ny\",2\n3,4\n",
            rows: [["a", "b"], ["x\ny", "2"], ["3", "4"]],
            lines: [1, 2, 4]
        ),
        Case(
            name: "return in a field",
            text: "a,b\r\n\"x\r\ny\r\",2\r\n",
            rows: [["a", "b"], ["x\r\ny\r", "2"]],
            lines: [1, 2]
        ),
        Case(
            name: "quote within a field",
            text: "a,b\n5\" pipe,2\n3,4\n",
            rows: [["a", "b"], ["5\" pipe", "2"], ["3", "4"]],
            lines: [1, 2, 3]
        ),
        Case(name: "blank behind a quote", text: "a,b\n\"x\" ,2\n", rows: [["a", "b"], ["x", "2"]], lines: [1, 2]),
        Case(name: "semicolons", text: "a;b\n1,5;2\n", rows: [["a", "b"], ["1,5", "2"]], lines: [1, 2]),
        Case(name: "tabs", text: "a\tb\n1\t2\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Case(name: "one empty quoted field", text: "a\n\"\"\n", rows: [["a"], [""]], lines: [1, 2]),
        Case(name: "other scripts", text: "名前,б\n\"é\",😀\n", rows: [["名前", "б"], ["é", "😀"]], lines: [1, 2]),
        Case(name: "nothing", text: "", rows: [], lines: []),
        Case(name: "nothing but ends of lines", text: "\r\n\n\r\n", rows: [], lines: []),
        Case(
            name: "empty lines before the first row",
            text: "\u{FEFF}\n\r\na;b\n1,5;2\n",
            rows: [["a", "b"], ["1,5", "2"]],
            lines: [3, 4]
        ),
        Case(
            name: "separator that is named",
            text: "\u{FEFF}sep=;\r\na,x;b\r\n1;2\r\n",
            rows: [["a,x", "b"], ["1", "2"]],
            lines: [2, 3]
        ),
        Case(name: "named in quotes", text: "\"SEP=|\"\na|b\n1|2", rows: [["a", "b"], ["1", "2"]], lines: [2, 3]),
        Case(
            name: "ends of lines of old Macs",
            text: "a;b\r1;\"x\"\r\r3;4\r",
            rows: [["a", "b"], ["1", "x"], ["3", "4"]],
            lines: [1, 2, 4]
        ),
        Case(name: "named on an old Mac", text: "sep=;\ra;b\r1;2", rows: [["a", "b"], ["1", "2"]], lines: [2, 3]),
        Case(name: "two returns", text: "a,b\r\r\n1,2\r\r\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Case(name: "return in a name", text: "\"a\rb\",c\n1,2\n", rows: [["a\rb", "c"], ["1", "2"]], lines: [1, 2]),
        Case(
            name: "line in a name on an old Mac",
            text: "name,\"phone\nnumber\"\rAda,1\r",
            rows: [["name", "phone\nnumber"], ["Ada", "1"]],
            lines: [1, 3]
        ),
        Case(
            name: "line in a name, and a mark",
            text: "\u{FEFF}\"a,\n\"\"b\"\"\";c;d\n1;2;3\n",
            rows: [["a,\n\"b\"", "c", "d"], ["1", "2", "3"]],
            lines: [1, 3]
        ),
        Case(
            name: "quote within a name",
            text: "5\" pipe,b\n\"x\",2\n3,\"y\rz\"\n",
            rows: [["5\" pipe", "b"], ["x", "2"], ["3", "y\rz"]],
            lines: [1, 2, 3]
        ),
        Case(
            name: "empty lines before the first row on an old Mac",
            text: "\n\n\r\ra;b\r1,5;2",
            rows: [["a", "b"], ["1,5", "2"]],
            lines: [5, 6]
        ),
        Case(
            name: "empty lines around a separator that is named",
            text: "\n\r\r\nsep=;\n\na,x;b\n",
            rows: [["a,x", "b"]],
            lines: [5]
        ),
        Case(name: "returns behind the only line", text: "a,b\r\r\r", rows: [["a", "b"]], lines: [1]),
        Case(name: "return behind the only line", text: "a,b\r", rows: [["a", "b"]], lines: [1]),
    ]

    @Test(arguments: cases, [1, 2, 3, 7, 1_000])
    func readsRowsWhateverPiecesTheyComeIn(_ table: Case, size: Int) throws {
        let bytes = Array(table.text.utf8)

        var reader = CSVReader()
        var results: [Result<CSVRow, CSVError>] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.read(bytes[start..<min(start + size, bytes.count)]) { results.append($0) }
        }
        reader.finish { results.append($0) }
        let rows = try results.map { try $0.get() }

        #expect(rows.map(\.fields) == table.rows)
        #expect(rows.map(\.line) == table.lines)
    }

    /// A time that grew with the square of the size would be hours.
    @Test(arguments: ["\n", "\r", "\r\n", "\r\r\r\n"])
    func passesOverManyEmptyLinesAtOnce(end: String) throws {
        let count = 2_000_000 / end.utf8.count
        let bytes = Array(String(repeating: end, count: count).utf8) + Array("a;b\(end)1;2\(end)".utf8)

        let rows = try CSVReader.rows(bytes).map { try $0.get() }

        #expect(rows.map(\.fields) == [["a", "b"], ["1", "2"]])
        #expect(rows.map(\.line) == [count + 1, count + 2])
    }

    @Test func aNameWhoseQuoteIsNotClosedIsSaid() {
        let text = "\"a,b\n" + String(repeating: "1,2\n", count: CSVReader.rowLimit / 4)

        #expect(CSVReader.rows(text.utf8).first == .failure(CSVError(line: 1, .tooLong(limit: CSVReader.rowLimit))))
    }

    @Test(arguments: [
        ("a,b\n1,2\n\"x,3\n4,5\n", CSVError(line: 3, .openQuote)),
        ("a,b\n\"x\"y,2\n", CSVError(line: 2, .textBehindQuote)),
    ])
    func saysOnWhichLineAQuoteIsWrong(_ text: String, error: CSVError) {
        #expect(CSVReader.rows(text.utf8).contains(.failure(error)))
    }

    @Test(arguments: ["\"", ""])
    func goesOnBehindARowThatIsNotUTF8(quote: String) {
        let bytes = Array("a,b\n\(quote)M".utf8) + [0xFC] + Array("ller\(quote),2\n3,4\n".utf8)

        let results = CSVReader.rows(bytes)

        #expect(results.count == 3)
        #expect(results[1] == .failure(CSVError(line: 2, .notUTF8)))
        #expect(results[2] == .success(CSVRow(line: 3, fields: ["3", "4"])))
    }

    @Test func passesOverARowThatIsTooLongAndKeepsCounting() {
        let long = String(repeating: "x", count: CSVReader.rowLimit)
        var reader = CSVReader()
        var results: [Result<CSVRow, CSVError>] = []

        for piece in ["a,b\n\(long)", long, "\n1,2\n"] { reader.read(piece.utf8) { results.append($0) } }
        reader.finish { results.append($0) }

        #expect(results.count == 3)
        #expect(results[1] == .failure(CSVError(line: 2, .tooLong(limit: CSVReader.rowLimit))))
        #expect(results[2] == .success(CSVRow(line: 3, fields: ["1", "2"])))
    }
}

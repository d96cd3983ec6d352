import Engagement
import Testing

@Suite struct CSVTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("a;b", "\"a;b\""), (" a", "\" a\""), ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-5", "'-5"),
        ("@SUM(1)", "'@SUM(1)"), ("=A,B", "\"'=A,B\""), ("'quoted", "'quoted"), ("\tx", "\"'\tx\""),
    ])
    func cellsAreHarmless(text: String, cell: String) {
        #expect(CSVText.row([text, "z"]) == cell + ",z\r\n")
    }

    @Test(arguments: ["+49 30 1", "=1", "'quoted", "", "plain", "-", "@x"])
    func whatWasWrittenIsReadAgain(text: String) throws {
        let rows = CSVReader.rows(Array(CSVText.row(["name", "x"]).utf8) + Array(CSVText.row([text, "z"]).utf8))

        #expect(rows.count == 2)
        let fields = try rows[1].get().fields
        #expect(CSVText.original(fields[0]) == text)
    }
}

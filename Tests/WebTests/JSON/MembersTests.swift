import Testing
import Tracking

@testable import Web

@Suite struct MembersTests {
    private func members(_ text: String) throws -> Members {
        try Members(try JSONValue(Array(text.utf8)))
    }

    @Test func everythingWrongIsToldAtOnceWithItsPlace() throws {
        var members = try members(#"{"a":1,"b":"x\ny","c":"yes","d/e~":0}"#)
        _ = members.string("a", .line(upTo: 5))
        _ = members.string("b", .line(upTo: 5))
        _ = members.truth("c")
        _ = members.required("missing", members.truth("missing"))

        let problem = #expect(throws: Problem.self) { try members.finish() }
        #expect(problem?.faults.map(\.pointer) == ["/a", "/b", "/c", "/missing", "/d~1e~0"])
        #expect(problem?.faults[1].detail.contains("place 2") == true)
    }

    @Test func absentNullAndEmptyAreThreeThings() throws {
        var members = try members(#"{"null":null,"empty":""}"#)

        #expect(members.nullableString("absent", .text(upTo: 5)) == nil)
        #expect(members.nullableString("null", .text(upTo: 5)) == .some(nil))
        #expect(members.nullableString("empty", .text(upTo: 5)) == .some(""))
        try members.finish()
    }

    @Test(
        arguments: [
            ("abc", nil), ("", nil), ("äöüß", nil), ("a\tb", "place 2"), ("a\r\nBcc: x", "place 2"), ("\u{0}", "NUL"),
            ("a\u{2028}b", "place 2"), ("a\u{85}", "place 2"), ("abcdef", "At most 5"),
        ] as [(String, String?)]
    )
    func aLineHasNoBreaks(text: String, problem: String?) {
        let found = TextRule.line(upTo: 5).problem(with: text)
        #expect(problem == nil ? found == nil : found?.contains(problem ?? "") == true)
    }

    @Test func aTextHasBreaksButNoNUL() {
        #expect(TextRule.text(upTo: 50).problem(with: "a\r\n\tb\u{2028}") == nil)
        #expect(TextRule.text(upTo: 50).problem(with: "a\u{0}") != nil)
    }
}

import Testing

@testable import Web

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("null", JSONValue.null), ("true", .truth(true)), ("1", .integer(1)), ("-0.5", .number(-0.5)),
        (#""a\u00e4""#, .string("aä")), (#"[1,"1",true]"#, .array([.integer(1), .string("1"), .truth(true)])),
        (#"{"a":{"b":[]}}"#, .object(["a": .object(["b": .array([])])])),
    ])
    func readsEveryKindOfValue(text: String, value: JSONValue) throws {
        #expect(try JSONValue(Array(text.utf8)) == value)
    }

    @Test(arguments: [
        "", "{", "{]", "nul", "{\"a\" 1}", "1e999", "\"\\ud800\"", "'a'", "{} {}", "\"\u{1}\"",
        String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
        "[" + String(repeating: "1,", count: 1_000_000) + "1]",
        String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000),
    ])
    func whatIsMalformedIsAProblem(text: String) {
        #expect(throws: Problem.self) { try JSONValue(Array(text.utf8)) }
    }

    @Test func bytesThatAreNoTextAreAProblem() {
        #expect(throws: Problem.self) { try JSONValue([0x22, 0xFF, 0xFE, 0x22]) }
    }

    @Test func bracketsInStringsAreNotDepth() throws {
        let brackets = String(repeating: "[", count: 1_000)
        #expect(try JSONValue(Array("\"\\\"\(brackets)\"".utf8)) == .string("\"" + brackets))
    }
}

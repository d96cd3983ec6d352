import Testing

@testable import Mail

@Suite struct AddressTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let written: String
        let expected: Result<String, AddressError>
        var testDescription: String { written.debugDescription }

        static func good(_ written: String, _ address: String? = nil) -> Case {
            Case(written: written, expected: .success(address ?? written))
        }

        static func bad(_ written: String, _ error: AddressError) -> Case {
            Case(written: written, expected: .failure(error))
        }

        static func wrong(_ written: String, at offset: Int) -> Case {
            bad(written, .notAnAddress(entry: 1, text: written, offset: offset))
        }
    }

    @Test(arguments: [
        Case.good("maria@example.com"),
        .good("Maria.Ochoa+news@Example.COM", "Maria.Ochoa+news@example.com"),
        .good("!#$%&'*+-/=?^_`{|}~@example.com"),
        .good("\"jonas weber\"@example.com"),
        .good("\"a@b\\\"c\"@example.com"),
        .good("jürgen@müller.example"),
        .good("用户@例子.广告"),
        .good("postmaster@[192.0.2.1]"),
        .good("postmaster@[IPv6:2001:DB8::1]", "postmaster@[ipv6:2001:db8::1]"),
        .good("root@localhost"),
        .good(String(repeating: "a", count: 64) + "@example.com"),
        .good("a@" + Array(repeating: String(repeating: "b", count: 61), count: 4).joined(separator: ".")),
        .bad("", .empty(entry: 1)),
        .bad(String(repeating: "a", count: 65) + "@example.com", .localPartTooLong(entry: 1)),
        .bad(String(repeating: "ü", count: 33) + "@example.com", .localPartTooLong(entry: 1)),
        .bad("a@" + Array(repeating: "b", count: 129).joined(separator: "."), .domainTooLong(entry: 1)),
        .bad("a@" + String(repeating: "b", count: 64) + ".example", .domainTooLong(entry: 1)),
        .wrong("maria", at: 5),
        .wrong("maria@", at: 6),
        .wrong("@example.com", at: 0),
        .wrong("ma ria@example.com", at: 2),
        .wrong(".maria@example.com", at: 0),
        .wrong("ma..ria@example.com", at: 3),
        .wrong("maria.@example.com", at: 6),
        .wrong("maria@@example.com", at: 6),
        .wrong("maria@example..com", at: 14),
        .wrong("maria@example.com.", at: 18),
        .wrong("maria@-example.com", at: 6),
        .wrong("maria@example-.com", at: 13),
        .wrong("maria@exa_mple.com", at: 9),
        .wrong("maria@example.com>", at: 17),
        .wrong("maria@[192.0.2.1", at: 15),
        .bad("\"maria@example.com", .unclosed(entry: 1, offset: 0)),
        .bad("maria@example.com\r\nBcc: x@y.example", .controlCharacter(entry: 1, offset: 17)),
        .bad("maria\u{0}@example.com", .controlCharacter(entry: 1, offset: 5)),
        .bad("maria@example.com\u{85}", .controlCharacter(entry: 1, offset: 17)),
    ])
    func followsTheGrammar(_ sample: Case) {
        let result = Result { () throws(AddressError) in try Address(name: nil, address: sample.written).address }

        #expect(result == sample.expected)
    }

    @Test(arguments: ["Maria\r\nBcc: x@y.example", "Maria\n", "Ma\u{0}ria", "Ma\u{1B}ria", "Maria\u{2028}"])
    func refusesControlCharactersInNames(_ name: String) {
        #expect(throws: AddressError.self) { try Address(name: name, address: "maria@example.com") }
    }

    @Test func comparesWithoutCase() throws {
        let one = try Address(name: nil, address: "Maria@Example.com")
        let other = try Address(name: "Maria", address: "maria@example.com")

        #expect(one.key == other.key)
        #expect(one.domain == "example.com")
    }

    @Test func dropsEmptyNames() throws {
        #expect(try Address(name: "  ", address: "m@x.example").name == nil)
        #expect(try Address(name: " Maria   Ochoa ", address: "m@x.example").name == "Maria Ochoa")
    }
}

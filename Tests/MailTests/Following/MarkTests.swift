import Foundation
import Testing

@testable import Mail

@Suite struct MarkTests {
    private static let mark = "https://0a1b.invalid/"

    private func copies(html: String, text: String) throws -> (plan: CopyPlan, copy: Message) {
        let composition = Composition(
            from: try Address(name: nil, address: "anna@seller.example"),
            to: [try Address(name: nil, address: "maria@buyer.example")],
            subject: "Quote",
            html: html,
            text: text,
            date: Date(timeIntervalSince1970: 1_790_000_000),
            messageID: "1@seller.example"
        )
        let plan = try CopyPlan(
            message: try Message(try composition.message()),
            rules: FollowingRules(mark: Self.mark),
            missingMessageID: "1@seller.example",
            missingDate: Date(timeIntervalSince1970: 0)
        )
        let copy = plan.followed(beacon: "http://t.example/o/b.gif") { "http://t.example/\($0.url.suffix(3))/token" }
        return (plan, try Message(copy))
    }

    @Test(arguments: ["offer.pdf", "Angebot für Müller übersichtlich geprüft äöüäöüäöü", "文件"])
    func givesEachCopyItsOwnAddresses(name: String) throws {
        let (plan, copy) = try copies(
            html: "<p>\(name)</p><img src='\(Self.mark)i/0'><a href=\"\(Self.mark)f/1\">\(name)</a>",
            text: "\(name)\n<\(Self.mark)f/1>\n\(Self.mark)f/2 and more\n"
        )

        #expect(plan.links.map(\.url) == ["i/0", "f/1", "f/1", "f/2"].map { Self.mark + $0 })
        #expect(plan.links.map(\.ordinal) == [0, 1, 2, 3])
        #expect(copy.html?.contains("<img src='http://t.example/i/0/token'>") == true)
        #expect(copy.html?.contains("<a href=\"http://t.example/f/1/token\">") == true)
        #expect(copy.text == "\(name)\r\n<http://t.example/f/1/token>\r\nhttp://t.example/f/2/token and more\r\n")
    }

    @Test(arguments: ["<a href='https://0a1b.invalid/f/0'>", "<img src='https://0a1b.invalid/f/0'>", nil])
    func saysWhichMarksAFullEmailLeavesAlone(last: String?) throws {
        let others = String(repeating: "<a href=http://x.example/>\n", count: 65_536)
        let (plan, copy) = try copies(html: others + (last ?? ""), text: last == nil ? "\(Self.mark)f/0\n" : "A\n")

        #expect(plan.links.count == 65_536)
        #expect(plan.leftAlone.map(\.url) == [Self.mark + "f/0"])
        #expect(plan.leftAlone.map(\.reason) == [.tooMany])
        #expect((copy.text == "\(Self.mark)f/0\r\n") == (last == nil))
    }

    @Test func leavesOtherTextAlone() throws {
        let (plan, copy) = try copies(html: "<p>A</p>", text: "https://0a1b.example/f/1\n")

        #expect(plan.links.isEmpty)
        #expect(copy.text == "https://0a1b.example/f/1\r\n")
    }
}

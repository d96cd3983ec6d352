import Foundation
import Testing

@testable import Mail

/// The own address of a copy in its `Reply-To` (product §3.3, §11).
@Suite struct AnswerAddressTests {
    private static let end = "\nDate: Mon, 1 Jun 2026 10:00:00 +0200\nMessage-ID: <1@x.test>\nMIME-Version: 1.0\n\nHi\n"

    @Test(arguments: [
        ("From: S <s@x.test>", "Reply-To: S <s@x.test>,\n <id@r.test>\nFrom: S <s@x.test>"),
        (
            "From: =?utf-8?q?S?=\n <s@x.test>",
            "Reply-To: =?utf-8?q?S?=\n <s@x.test>,\n <id@r.test>\nFrom: =?utf-8?q?S?=\n <s@x.test>"
        ),
        ("From: s@x.test\nReply-To: a@x.test, b@x.test", "Reply-To: a@x.test, b@x.test,\n <id@r.test>\nFrom: s@x.test"),
        (
            "reply-to: a@x.test,\nFrom: s@x.test\nReply-To:  b@x.test",
            "Reply-To: a@x.test,\n b@x.test,\n <id@r.test>\nFrom: s@x.test"
        ),
        ("From: s@x.test\nReply-To: ", "Reply-To: s@x.test,\n <id@r.test>\nFrom: s@x.test"),
    ])
    func itStandsBehindThoseWhoGetAnswersAnyway(header: String, expected: String) throws {
        let own = try Address(name: nil, address: "id@r.test")
        let plan = try plan(header)

        #expect(String(decoding: plan.plain(answersTo: own), as: UTF8.self) == expected + Self.end)
        #expect(String(decoding: plan.plain(), as: UTF8.self) == header + Self.end)
    }

    @Test func aSignatureThatBecomesFalseGoes() throws {
        let own = try Address(name: nil, address: "id@r.test")
        func copy(signed names: String) throws -> String {
            let plan = try plan("DKIM-Signature: v=1; h=\(names); b=x\nFrom: s@x.test")
            return String(decoding: plan.plain(answersTo: own), as: UTF8.self)
        }

        #expect(try !copy(signed: "from:reply-to").contains("DKIM-Signature"))
        #expect(try copy(signed: "from:subject").contains("DKIM-Signature"))
    }

    private func plan(_ header: String) throws -> CopyPlan {
        try CopyPlan(
            message: Message(Array((header + Self.end).utf8)),
            rules: FollowingRules(),
            missingMessageID: "new@inkling.test",
            missingDate: Date(timeIntervalSince1970: 1_780_000_000)
        )
    }
}

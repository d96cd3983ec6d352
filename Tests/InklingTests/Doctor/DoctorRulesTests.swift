import Foundation
import Testing
import Tracking
import Web

@testable import Storage
@testable import inkling

struct DoctorRulesTests {
    @Test(arguments: [
        ("https://links.seller.test", Finding.Level.ok), ("http://links.seller.test", .warning),
        ("http://127.0.0.1:8025", .warning), ("https://localhost", .warning), ("http://0.0.0.0:80", .warning),
    ])
    func saysWhoCanOpenTheLinks(address: String, level: Finding.Level) throws {
        #expect(DoctorRules.address(try #require(PublicAddress(address))).level == level)
    }

    @Test(arguments: [
        ("links.seller.test", "seller.test", true), ("seller.test", "seller.test", true),
        ("links.seller.test", "mail.seller.test", true), ("LINKS.Seller.test", "seller.TEST", true),
        ("links.other.test", "seller.test", false), ("notseller.test", "seller.test", false),
        ("links.seller.co.uk", "seller.co.uk", true), ("links.other.co.uk", "seller.co.uk", false),
        ("links.abc.de", "mail.abc.de", true), ("127.0.0.1", "seller.test", false),
    ])
    func saysWhetherTheNameIsTheSenders(host: String, domain: String, belongs: Bool) {
        #expect((DoctorRules.name(host, ofSender: domain).level == .ok) == belongs)
    }

    @Test(arguments: [(100, Finding.Level.problem), (1_000, .warning), (10_000, .ok)])
    func saysHowMuchRoomThereIs(mebibytes: Int, level: Finding.Level) {
        #expect(DoctorRules.room(Int64(mebibytes) * 1_048_576).level == level)
    }

    @Test func saysWhoAnswered() {
        #expect(DoctorRules.answer(of: "u", status: 200, isExpected: true).level == .ok)
        #expect(DoctorRules.answer(of: "u", status: 200, isExpected: false).level == .problem)
        #expect(DoctorRules.answer(of: "u", status: 502, isExpected: false).what.contains("status 502"))
        let now = Instant(microseconds: 0)
        #expect(DoctorRules.clock(now, theirs: now + .seconds(5)).level == .ok)
        #expect(DoctorRules.clock(now, theirs: now + .seconds(60)).level == .warning)
    }

    @Test(arguments: [
        (MailServerPurpose.relay, false, nil, "ok\tThe relay of the workspace, mail.test:587, can be used."),
        (.mailbox, true, nil, "ok\tThe mailbox of a seller, mail.test:587, can be used."),
        (
            .relay, true, "It is silent.",
            "problem\tThe relay of a seller, mail.test:587, can’t be used: It is silent.\tSet it right under Settings, Mailbox."
        ),
    ])
    func saysWhatCameOfTryingAServer(purpose: MailServerPurpose, isSellers: Bool, problem: String?, line: String) {
        let server = MailServer(
            id: MailServerID(uuid: UUID()),
            purpose: purpose,
            seller: isSellers ? UserID(uuid: UUID()) : nil,
            settings: MailServerSettings(
                host: "mail.test",
                port: 587,
                security: .startTLS,
                userName: "sam@seller.test"
            ),
            sealedSecret: nil,
            allowsPrivateAddress: false,
            problem: nil,
            checkedAt: nil
        )
        let finding = DoctorRules.server(server, problem: problem)
        #expect(finding.line == line, "and nothing personal")
    }

    @Test func saysWhatIsMissing() {
        #expect(DoctorRules.noServer(.relay).line.hasPrefix("warning\tThere is no relay: mail lands in the sandbox."))
        #expect(DoctorRules.noServer(.mailbox).level == .warning)
    }

    @Test func printsALineWithItsRemedy() {
        #expect(
            DoctorRules.signing("seller.test", selectors: ["a", "b"]).line
                == "ok\tMail of seller.test is signed with a and b."
        )
        #expect(
            DoctorRules.signing("seller.test", selectors: []).line
                == "warning\tMail of seller.test is not signed here.\t"
                + "If your relay does not sign it: inkling dkim new --domain seller.test --selector NAME"
        )
    }
}

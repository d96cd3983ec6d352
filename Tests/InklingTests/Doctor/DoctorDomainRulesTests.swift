import Delivery
import Testing
import Web

@testable import inkling

/// What the records of DNS say, in tables.
struct DoctorDomainRulesTests {
    private static let own = "v=DKIM1; k=rsa; p=AAAA"

    @Test(arguments: [
        (NameServer.Answer.records(["v=DKIM1; k=rsa; p=AAAA"]), Finding.Level.ok, "is that of the key"),
        (.records(["v=DKIM1;k=rsa;p=AA AA"]), .ok, "is that of the key"),
        (.records(["p=AAAA"]), .ok, "is that of the key"),
        (.records(["v=DKIM1; p=BBBB", "v=DKIM1; p=AAAA"]), .ok, "is that of the key"),
        (.records(["v=DKIM1; p=BBBB"]), .problem, "is for another key"),
        (.records(["v=DKIM1; p="]), .problem, "was taken back"), (.records(["hello"]), .problem, "is no DKIM record"),
        (.records([]), .problem, "is no DKIM record"),
        (.none, .problem, "There is no DKIM record at a._domainkey.s.test"),
        (.records(["v=DKIM1; t=s:y; p=AAAA"]), .warning, "being tested"),
        (.unanswered, .unchecked, "was not checked: no name server answers"),
    ])
    func theKeyThatSignsStandsInDNS(found: NameServer.Answer, level: Finding.Level, words: String) {
        let finding = DoctorRules.key(at: "a._domainkey.s.test", expected: Self.own, found: found)
        #expect(finding.level == level && finding.what.contains(words), "\(finding.line)")
        #expect(finding.remedy.isEmpty == [.ok, .unchecked].contains(level))
    }

    @Test(arguments: [
        (NameServer.Answer.records(["v=spf1 -all"]), Finding.Level.ok), (.records(["hello", "V=SPF1 mx"]), .ok),
        (.records(["v=spf1"]), .ok), (.records(["v=spf10 mx"]), .warning), (.records(["x v=spf1"]), .warning),
        (.none, .warning), (.records(["v=spf1 a", "v=spf1 mx"]), .problem), (.unanswered, .unchecked),
    ])
    func aDomainSaysWhoSendsItsMail(found: NameServer.Answer, level: Finding.Level) {
        let finding = DoctorRules.senders(of: "s.test", found: found)
        #expect(finding.level == level, "\(finding.line)")
        #expect(finding.remedy.isEmpty == [.ok, .unchecked].contains(level))
    }

    @Test(arguments: [
        (NameServer.Answer.records(["20 b.test", "10 a.test"]), false, Finding.Level.ok, "goes to a.test and b.test"),
        (.records(["0 ."]), false, .problem, "takes no mail"), (.records(["0 "]), false, .problem, "takes no mail"),
        (.none, false, .problem, "nothing comes back"), (.none, true, .warning, "the host of that name"),
        (.unanswered, false, .unchecked, "was not checked"),
    ])
    func whatComesBackArrives(found: NameServer.Answer, hasAddress: Bool, level: Finding.Level, words: String) {
        let finding = DoctorRules.replies(to: "r.test", found: found, hasAddress: hasAddress)
        #expect(finding.level == level && finding.what.contains(words), "\(finding.line)")
    }
}

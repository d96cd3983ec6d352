import Testing

@testable import IMAP

@Suite("Filing sent mail")
struct FilingTests {
    private static let email = SentEmail(
        cleanCopy: Array("clean!".utf8),
        messageID: "a@inkling.test",
        sentAt: 1_795_690_930
    )
    private static let search = #"A3 UID SEARCH HEADER Message-ID "<a@inkling.test>""#
    private static let append = #"APPEND "Sent" (\Seen) "26-Nov-2026 11:02:10 +0000" {6}"#

    /// A conversation up to the answer to the search.
    private func talk(_ capabilities: String = "IMAP4rev1 UIDPLUS", found: String) throws -> (Talk<Filing>, [String]) {
        var talk = Talk(
            Filing(
                Self.email,
                folder: nil,
                credential: .password(user: "anna", password: "x"),
                security: .tls
            ) { bytes in
                switch String(decoding: bytes, as: UTF8.self) {
                case "tracked": .followedCopy
                case "clean": .cleanCopy
                default: .other
                }
            }
        )
        #expect(try talk.say("* PREAUTH [CAPABILITY \(capabilities)] hi") == [#"A1 LIST "" "*""#])
        _ = try talk.say("* LIST () \"/\" INBOX", "* LIST (\\Sent) \"/\" Sent", "* LIST (\\Trash) \"/\" Bin")
        #expect(try talk.say("A1 OK") == [#"A2 SELECT "Sent""#])
        #expect(try talk.say("A2 OK [READ-WRITE] done") == [Self.search])
        let sent = try talk.say("* SEARCH\(found)", "A3 OK")
        return (talk, sent)
    }

    private func body(_ uid: Int, _ text: String) -> String {
        "* \(uid) FETCH (UID \(uid) BODY[] {\(text.utf8.count)}\r\n\(text))"
    }

    private func outcome(appended: Bool = false, removed: Int = 0, left: Int = 0) -> [Filing.Effect] {
        var outcome = FilingOutcome()
        outcome.hasAppended = appended
        outcome.removed = removed
        outcome.left = left
        return [.report(outcome)]
    }

    @Test("the clean copy is put there, read, with the email's own date")
    func appends() throws {
        var (talk, sent) = try talk(found: "")
        #expect(sent == ["A4 \(Self.append)"])
        #expect(try talk.say("+ go on") == ["clean!"])
        #expect(try talk.say("A4 OK [APPENDUID 1 2] done") == ["A5 LOGOUT"])
        #expect(talk.effects == outcome(appended: true))
        _ = try talk.say("* BYE bye", "A5 OK")
        #expect(talk.ending == .well)
    }

    @Test("followed copies that the relay filed are taken out, these alone, after the clean copy is there")
    func removes() throws {
        var (talk, sent) = try talk(found: " 4 6 9")
        #expect(sent == ["A4 UID FETCH 4 (UID BODY.PEEK[])"])
        #expect(try talk.say(body(4, "tracked"), "A4 OK") == ["A5 UID FETCH 6 (UID BODY.PEEK[])"])
        #expect(try talk.say(body(6, "strange"), "A5 OK") == ["A6 UID FETCH 9 (UID BODY.PEEK[])"])
        #expect(try talk.say(body(9, "tracked"), "A6 OK") == ["A7 \(Self.append)"])
        _ = try talk.say("+ go on")
        #expect(try talk.say("A7 OK") == [#"A8 UID STORE 4,9 +FLAGS.SILENT (\Deleted)"#])
        #expect(try talk.say("A8 OK") == ["A9 UID EXPUNGE 4,9"])
        #expect(try talk.say("A9 OK") == ["A10 LOGOUT"])
        #expect(talk.effects == outcome(appended: true, removed: 2))
    }

    @Test("a clean copy that is there is not put there again")
    func doesNotAppendTwice() throws {
        var (talk, _) = try talk(found: " 4 6")
        _ = try talk.say(body(4, "clean"), "A4 OK")
        #expect(try talk.say(body(6, "tracked"), "A5 OK") == [#"A6 UID STORE 6 +FLAGS.SILENT (\Deleted)"#])
        _ = try talk.say("A6 OK", "A7 OK")
        #expect(talk.effects == outcome(removed: 1))
    }

    @Test("where single messages can't be taken out nothing is marked, and it says so")
    func leavesThemWithoutUIDPLUS() throws {
        var (talk, _) = try talk("IMAP4rev1", found: " 4")
        _ = try talk.say(body(4, "tracked"), "A4 OK", "+ go on")
        #expect(try talk.say("A5 OK") == ["A6 LOGOUT"])
        #expect(talk.effects == outcome(appended: true, left: 1))
    }

    @Test("at Gmail they go into the bin, for what is expunged stays among all mail there")
    func movesAtGmail() throws {
        var (talk, _) = try talk("IMAP4rev1 UIDPLUS MOVE X-GM-EXT-1", found: " 4")
        _ = try talk.say(body(4, "tracked"), "A4 OK", "+ go on")
        #expect(try talk.say("A5 OK") == [#"A6 UID MOVE 4 "Bin""#])
        _ = try talk.say("A6 OK")
        #expect(talk.effects == outcome(appended: true, removed: 1))
    }

    @Test("a copy that can't be looked at is left alone")
    func leavesWhatItCannotSee() throws {
        var (talk, _) = try talk(found: " 4")
        #expect(try talk.say("A4 NO can't") == ["A5 \(Self.append)"])
        _ = try talk.say("+ go on")
        #expect(try talk.say("A5 OK") == ["A6 LOGOUT"])
    }

    @Test("where the clean copy is not taken nothing is taken out")
    func removesNothingWithoutTheCleanCopy() throws {
        var (talk, _) = try talk(found: " 4")
        _ = try talk.say(body(4, "tracked"), "A4 OK")
        #expect(try talk.say("A5 NO [OVERQUOTA] Full") == [])
        #expect(talk.ending == .problem(.filingRefused("Full")))
    }

    @Test("a copy that could not be taken out is counted as left")
    func countsWhatIsLeft() throws {
        var (talk, _) = try talk(found: " 4")
        _ = try talk.say(body(4, "tracked"), "A4 OK", "+ go on", "A5 OK", "A6 OK")
        #expect(try talk.say("A7 NO no") == ["A8 LOGOUT"])
        #expect(talk.effects == outcome(appended: true, left: 1))
    }

    @Test("a mailbox without a folder for sent mail says so")
    func needsAFolder() throws {
        var talk = Talk(
            Filing(Self.email, folder: "Sent", credential: .token(user: "", token: ""), security: .tls) { _ in .other }
        )
        _ = try talk.say("* PREAUTH [CAPABILITY X SPECIAL-USE LIST-EXTENDED] hi")
        _ = try talk.say("* LIST () \"/\" INBOX", "A1 OK")
        #expect(talk.ending == .problem(.noSentFolder))
    }
}

import Testing

@testable import IMAP

@Suite("Trying a mailbox out")
struct TrialTests {
    /// A conversation up to the end of the list of folders, with what is said then.
    private func talk(
        awaiting word: String? = nil,
        folders: [String] = ["* LIST (\\Sent) \"/\" Sent"]
    ) throws -> (Talk<Trial>, [String]) {
        var talk = Talk(
            Trial(
                folder: nil,
                awaiting: word,
                for: .seconds(30),
                credential: .password(user: "anna", password: "x"),
                security: .tls
            )
        )
        #expect(try talk.say("* PREAUTH [CAPABILITY IMAP4rev1] hi") == ["A1 EXAMINE INBOX"])
        #expect(try talk.say("* 3 EXISTS", "A1 OK [READ-ONLY] done") == [#"A2 LIST "" "*""#])
        for folder in folders { _ = try talk.say(folder) }
        let said = try talk.say("A2 OK done")
        return (talk, said)
    }

    private func outcome(sent: String? = "Sent", arrived: Bool = false) -> [Trial.Effect] {
        var outcome = TrialOutcome()
        outcome.sentFolder = sent
        outcome.hasArrived = arrived
        return [.report(outcome)]
    }

    @Test("the inbox is opened read only and the folder for sent mail found")
    func looksAround() throws {
        var (talk, said) = try talk()
        #expect(said == ["A3 LOGOUT"])
        #expect(talk.effects == outcome())
        _ = try talk.say("* BYE bye", "A3 OK")
        #expect(talk.ending == .well)
    }

    @Test("where no folder is for sent mail that is told")
    func noSentFolder() throws {
        let (talk, _) = try talk(folders: ["* LIST () \"/\" Archive"])
        #expect(talk.effects == outcome(sent: nil))
    }

    @Test("a message is looked for until it is there")
    func waits() throws {
        var (talk, said) = try talk(awaiting: "k7")
        #expect(said == [#"A3 UID SEARCH SUBJECT "k7""#])
        #expect(try talk.say("* SEARCH", "A3 OK") == [])
        #expect(talk.wait(.seconds(1)) == [])
        #expect(talk.wait(.seconds(1)) == ["A4 NOOP"])
        #expect(try talk.say("* 4 EXISTS", "A4 OK") == [#"A5 UID SEARCH SUBJECT "k7""#])
        #expect(try talk.say("* SEARCH 9", "A5 OK") == ["A6 LOGOUT"])
        #expect(talk.effects == outcome(arrived: true))
    }

    @Test("and no longer than it was said")
    func givesUp() throws {
        var (talk, _) = try talk(awaiting: "k7")
        _ = try talk.say("* SEARCH", "A3 OK")
        _ = talk.wait(.seconds(30))
        _ = try talk.say("A4 OK")
        #expect(try talk.say("* SEARCH", "A5 OK") == ["A6 LOGOUT"])
        #expect(talk.effects == outcome())
    }

    @Test("refusals and silence end it")
    func fails() throws {
        var (silent, _) = try talk(awaiting: "k7")
        _ = silent.wait(.seconds(15))
        #expect(silent.ending == .problem(.silent))

        var refused = Talk(
            Trial(folder: nil, credential: .password(user: "anna", password: "x"), security: .tls)
        )
        _ = try refused.say("* PREAUTH [CAPABILITY IMAP4rev1] hi")
        _ = try refused.say("A1 NO not for you")
        #expect(refused.ending == .problem(.folderRefused("not for you")))
    }
}

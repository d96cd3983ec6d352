import Testing

@testable import IMAP

@Suite("Watching an inbox")
struct WatchingTests {
    private static let date = "26-Nov-2026 11:02:10 +0000"
    private static let seconds: Int64 = 1_795_690_930
    private static let fetch = "(UID BODY.PEEK[]<0.1000>)"
    private static let list = "(UID RFC822.SIZE INTERNALDATE)"

    /// A conversation up to the answer to EXAMINE.
    private func talk(
        _ position: Position? = nil,
        validity: UInt32 = 5,
        next: UInt32? = 8,
        capabilities: String = "IMAP4rev1 IDLE",
        limits: ReadingLimits = ReadingLimits(message: 1_000, cutMessage: 10, listed: 3)
    ) throws -> (Talk<Watching>, [String]) {
        var talk = Talk(
            Watching(
                credential: .password(user: "anna", password: "x"),
                security: .tls,
                position: position,
                startedAt: Self.seconds,
                limits: limits
            )
        )
        #expect(try talk.say("* PREAUTH [CAPABILITY \(capabilities)] hi") == ["A1 EXAMINE INBOX"])
        _ = try talk.say("* 7 EXISTS", "* OK [UIDVALIDITY \(validity)] x")
        if let next { _ = try talk.say("* OK [UIDNEXT \(next)] x") }
        let sent = try talk.say("A1 OK [READ-ONLY] done")
        return (talk, sent)
    }

    private func kept(_ uid: UInt32, validity: UInt32 = 5, floor: Int64? = nil) -> Watching.Effect {
        .keep(Position(uidValidity: validity, lastUID: uid, floor: floor, at: Self.seconds))
    }

    private func position(_ uid: UInt32) -> Position { Position(uidValidity: 5, lastUID: uid, at: Self.seconds) }

    private func taken(_ uid: UInt32, _ text: String, isCut: Bool = false) -> Watching.Effect {
        .take(ArrivedMessage(uid: uid, bytes: Array(text.utf8), isCut: isCut))
    }

    private func entry(_ uid: UInt32, size: Int = 2, date: String = date) -> String {
        "* \(uid) FETCH (UID \(uid) RFC822.SIZE \(size) INTERNALDATE \"\(date)\")"
    }

    private func body(_ uid: UInt32, _ text: String) -> String {
        "* \(uid) FETCH (UID \(uid) BODY[]<0> {\(text.utf8.count)}\r\n\(text))"
    }

    @Test("the first time nothing that is there is read")
    func beginsBehindEverything() throws {
        var (talk, sent) = try talk()
        #expect(sent == ["A2 IDLE"])
        _ = try talk.say("+ idling")
        #expect(talk.effects == [kept(7), .settle(hasIdle: true)])
    }

    @Test("a message that arrives is taken, then the position is kept, then one waits for the next")
    func readsWhatArrives() throws {
        var (talk, _) = try talk()
        #expect(try talk.say("+ idling", "* 8 EXISTS") == ["DONE"])
        #expect(try talk.say("A2 OK done") == ["A3 UID FETCH 8:* \(Self.list)"])
        #expect(try talk.say(entry(8), "A3 OK done") == ["A4 UID FETCH 8 \(Self.fetch)"])
        #expect(try talk.say(body(8, "hi"), "A4 OK done") == ["A5 IDLE"])
        #expect(talk.effects.suffix(2) == [taken(8, "hi"), kept(8)])
    }

    @Test("the position stays until the message was taken")
    func waitsForTaking() throws {
        var (talk, sent) = try talk(position(6))
        talk.performs = false
        #expect(sent == ["A2 UID FETCH 7:* \(Self.list)"])
        #expect(try talk.say(entry(7), "A2 OK done") == ["A3 UID FETCH 7 \(Self.fetch)"])
        #expect(try talk.say(body(7, "hi"), "A3 OK done") == [])
        #expect(talk.effects == [taken(7, "hi")])
        #expect(talk.wait(.seconds(3_600)) == [] && talk.ending == nil, "it may take its time")
        #expect(talk.handle(.performed) == ["A4 IDLE"])
        #expect(talk.effects.last == kept(7, at: Self.seconds + 3_600))
    }

    private func kept(_ uid: UInt32, at seconds: Int64) -> Watching.Effect {
        .keep(Position(uidValidity: 5, lastUID: uid, at: seconds))
    }

    @Test("what came while nobody looked is read in order, and no more is known at once than may be")
    func catchesUp() throws {
        var (talk, _) = try talk(position(1), next: 9)
        // The last one is named even where it is older, and order is no promise.
        _ = try talk.say(entry(1), entry(8), entry(3), entry(2), entry(4), entry(3))
        #expect(try talk.say("A2 OK done") == ["A3 UID FETCH 2 \(Self.fetch)"])
        #expect(try talk.say(body(2, "b"), "A3 OK") == ["A4 UID FETCH 3 \(Self.fetch)"])
        #expect(try talk.say(body(3, "c"), "A4 OK") == ["A5 UID FETCH 4 \(Self.fetch)"])
        #expect(try talk.say(body(4, "d"), "A5 OK") == ["A6 UID FETCH 5:* \(Self.list)"])
        #expect(try talk.say(entry(8), "A6 OK") == ["A7 UID FETCH 8 \(Self.fetch)"])
        #expect(try talk.say(body(8, "h"), "A7 OK") == ["A8 IDLE"])
        #expect(
            talk.effects == [
                taken(2, "b"), kept(2), taken(3, "c"), kept(3), taken(4, "d"), kept(4), taken(8, "h"), kept(8),
            ]
        )
    }

    @Test("of a message that is too large the first part is read, and it says so")
    func cutsLargeMessages() throws {
        var (talk, _) = try talk(position(6))
        #expect(
            try talk.say(entry(7, size: 5_000_000_000), "A2 OK") == ["A3 UID FETCH 7 (UID BODY.PEEK[]<0.10>)"]
        )
        _ = try talk.say(body(7, "0123456789"), "A3 OK")
        #expect(talk.effects == [taken(7, "0123456789", isCut: true), kept(7)])
    }

    @Test("a message that is gone meanwhile is passed over")
    func passesOverWhatIsGone() throws {
        var (talk, _) = try talk(position(6))
        _ = try talk.say(entry(7), "A2 OK")
        #expect(try talk.say("* 7 EXPUNGE", "A3 OK") == ["A4 IDLE"])
        #expect(talk.effects == [kept(7)])
    }

    @Test("a message that the server does not give is asked for three times, and keeps the others back no longer")
    func givesUpOnOne() throws {
        var (talk, sent) = try talk(position(6))
        for turn in 0..<3 {
            #expect(sent == ["A\(2 + 3 * turn) UID FETCH 7:* \(Self.list)"])
            sent = try talk.say(entry(7), entry(8), "A\(2 + 3 * turn) OK")
            #expect(sent == ["A\(3 + 3 * turn) UID FETCH 7 \(Self.fetch)"])
            sent = try talk.say("A\(3 + 3 * turn) NO can't")
            guard turn < 2 else { break }
            #expect(talk.wait(.seconds(59)) == [] && talk.effects == [])
            #expect(talk.wait(.seconds(1)) == ["A\(4 + 3 * turn) NOOP"])
            sent = try talk.say("A\(4 + 3 * turn) OK")
        }
        #expect(talk.effects == [.passOver(7), kept(7, at: Self.seconds + 120)])
        #expect(sent == ["A10 UID FETCH 8 \(Self.fetch)"])
    }

    @Test("IDLE is begun anew every 25 minutes, and a server that is gone is noticed then")
    func renewsIdle() throws {
        var (talk, _) = try talk()
        _ = try talk.say("+ idling")
        #expect(talk.wait(.seconds(25 * 60 - 1)) == [])
        #expect(talk.wait(.seconds(1)) == ["DONE"])
        #expect(try talk.say("A2 OK done") == ["A3 IDLE"])
        _ = try talk.say("+ idling")
        #expect(talk.wait(.seconds(25 * 60)) == ["DONE"])
        #expect(talk.wait(.seconds(60)) == [] && talk.ending == .problem(.silent))
    }

    @Test("news that come before the server says that it idles are not missed")
    func noticesEarlyNews() throws {
        var (talk, _) = try talk()
        #expect(try talk.say("* 8 EXISTS") == [])
        #expect(try talk.say("+ idling") == ["DONE"])
        #expect(try talk.say("A2 OK") == ["A3 UID FETCH 8:* \(Self.list)"])
    }

    @Test("a server that can't IDLE, or says that it can and does not, is asked every minute")
    func polls() throws {
        var (talk, sent) = try talk(capabilities: "IMAP4rev1")
        #expect(sent == [] && talk.effects == [kept(7), .settle(hasIdle: false)])
        #expect(talk.wait(.seconds(60)) == ["A2 NOOP"])
        #expect(try talk.say("A2 OK") == ["A3 UID FETCH 8:* \(Self.list)"])
        #expect(try talk.say("A3 OK") == [])

        (talk, sent) = try self.talk()
        #expect(try talk.say("A2 BAD what") == [])
        #expect(talk.effects.last == .settle(hasIdle: false))
        #expect(talk.wait(.seconds(60)) == ["A3 NOOP"])
    }

    @Test("with other numbers everything of the last day before is read again")
    func looksBackWhenNumbersChange() throws {
        let floor = Self.seconds - 86_400
        var (talk, sent) = try talk(position(700), validity: 6)
        #expect(sent == ["A2 UID FETCH 1:* \(Self.list)"])
        #expect(talk.effects == [kept(0, validity: 6, floor: floor)])
        _ = try talk.say(entry(1, date: "25-Nov-2026 11:02:09 +0000"), entry(2, date: "25-Nov-2026 11:02:10 +0000"))
        #expect(try talk.say("A2 OK") == ["A3 UID FETCH 2 \(Self.fetch)"])
        #expect(try talk.say(body(2, "b"), "A3 OK") == ["A4 IDLE"])
        #expect(talk.effects.last == kept(2, validity: 6, floor: floor))
        _ = try talk.say("+ idling", "* 3 EXISTS")
        #expect(try talk.say("A4 OK") == ["A5 UID FETCH 3:* \(Self.list)"])
        #expect(try talk.say("A5 OK") == ["A6 IDLE"])
        #expect(talk.effects.last == kept(2, validity: 6), "everything was looked at")
    }

    @Test("a look back that was broken off goes on where it was")
    func goesOnLookingBack() throws {
        let position = Position(uidValidity: 6, lastUID: 2, floor: Self.seconds, at: Self.seconds + 9)
        let (sameNumbers, _) = try talk(position, validity: 6)
        #expect(sameNumbers.effects == [])
        let (others, _) = try talk(position, validity: 7)
        #expect(others.effects == [kept(0, validity: 7, floor: Self.seconds)])
    }

    @Test("a server that does not say which number comes next is believed by the time")
    func beginsByTime() throws {
        var (talk, sent) = try talk(next: nil)
        #expect(sent == ["A2 UID FETCH 1:* \(Self.list)"])
        #expect(try talk.say(entry(7, date: "26-Nov-2026 11:02:09 +0000"), "A2 OK") == ["A3 IDLE"])
        #expect(talk.effects == [kept(0, floor: Self.seconds), kept(7)])
    }

    @Test("a large message may take its time as long as it comes")
    func isPatientWithLargeMessages() throws {
        var (talk, _) = try talk(position(6))
        _ = try talk.say(entry(7), "A2 OK")
        for _ in 0..<5 {
            _ = talk.wait(.seconds(50))
            _ = talk.handle(.heard)
        }
        #expect(talk.ending == nil)
        _ = talk.wait(.seconds(60))
        #expect(talk.ending == .problem(.silent))
    }

    @Test(
        "what makes no sense ends it with the problem",
        arguments: [
            (["* BYE deleted"], MailboxProblem.ended("deleted")), (["A9 OK"], .garbled), (["+ a", "+ b"], .garbled),
        ]
    )
    func ends(lines: [String], problem: MailboxProblem) throws {
        var (talk, _) = try talk()
        for line in lines { _ = try talk.say(line) }
        #expect(talk.ending == .problem(problem))
    }

    @Test("an inbox that may not be read, or has no lasting numbers, is no inbox to watch")
    func refusesInboxes() throws {
        for (line, problem) in [("A1 NO no", MailboxProblem.folderRefused("no")), ("A1 OK done", .garbled)] {
            var talk = Talk(
                Watching(credential: .token(user: "", token: ""), security: .tls, position: nil, startedAt: 0)
            )
            _ = try talk.say("* PREAUTH [CAPABILITY X] hi", line)
            #expect(talk.ending == .problem(problem))
        }
    }
}

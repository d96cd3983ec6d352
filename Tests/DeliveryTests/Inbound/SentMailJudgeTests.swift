internal import Testing
internal import Tracking

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

@Suite("What lies in a folder for sent mail")
struct SentMailJudgeTests {
    @Test("a followed copy is told from the clean one, and from all other mail")
    func tellsThemApart() async throws {
        let office = try await Office()
        let email = try await office.send(try office.draft())
        let other = try await office.send(try office.draft())
        let id = try #require(email.messageID)
        let judge = SentMailJudge(email: email.id, messageID: id, keys: office.keys)
        let clean = try #require(try await office.store.cleanCopy(email.id, viewer: office.seller.viewer))
        let copies = try await office.copies(to: "maria@buyer.example", of: email.id)
        let others = try await office.copies(to: "maria@buyer.example", of: other.id)
        let copy = try #require(copies.first)

        #expect(judge.judge(copy) == .followedCopy)
        #expect(judge.judge(Array("Received: from relay\r\n".utf8) + copy) == .followedCopy, "as a relay files it")
        #expect(judge.judge(clean) == .cleanCopy)
        #expect(judge.judge(try #require(others.first)) == .other)
        #expect(judge.judge([]) == .other && judge.judge(Array("Subject: x\r\n\r\nhi".utf8)) == .other)
    }

    @Test("a copy of another email under this one's id is not taken for a followed copy of this one")
    func goesByTheToken() async throws {
        let office = try await Office()
        let email = try await office.send(try office.draft())
        let copy = try #require(try await office.copies(to: "maria@buyer.example", of: email.id).first)
        let stranger = SentMailJudge(
            email: .new(at: Office.start),
            messageID: try #require(email.messageID),
            keys: office.keys
        )

        #expect(stranger.judge(copy) == .cleanCopy, "which nobody takes out")
    }
}

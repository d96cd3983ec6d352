import Delivery
import Logging
import Mail
import SMTP
import SQLite
import Storage
import Testing
import Tracking

/// Mail that comes to the own addresses of copies (product §11).
@Suite struct ReplyHouseTests {
    private static let peer = Peer(bytes: [192, 0, 2, 7])

    private func domain(getsAnswers: Bool = false) throws -> ReplyDomain {
        try #require(ReplyDomain("Reply.Seller.Example", getsAnswers: getsAnswers))
    }

    private func house(_ store: Store) throws -> ReplyHouse {
        ReplyHouse(store: store, domain: try domain(), logger: Logger(label: "test"))
    }

    private func address(_ text: String) throws -> Address { try Address(name: nil, address: text) }

    @Test(arguments: [
        ("reply.example.com", "reply.example.com"), ("REPLY.example", "reply.example"), ("", "none"), ("a b", "none"),
        ("reply..example", "none"), ("bücher.example", "none"), ("x@reply.example", "none"),
    ])
    func domainsAreChecked(text: String, name: String) {
        #expect((ReplyDomain(text)?.name ?? "none") == name)
    }

    @Test func everyCopyHasAnEnvelopeSenderOfItsOwn() async throws {
        let (post, relay) = (try await PostOffice(replyDomain: try domain()), ScriptedRelay())
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        let senders = relay.messages.map(\.sender)
        #expect(Set(senders).count == 3)
        #expect(senders.allSatisfy { $0.hasSuffix("@reply.seller.example") && $0.count == 16 + 21 })
        #expect(relay.messages.allSatisfy { !$0.content.contains("Reply-To") })
        for (sender, recipient) in zip(senders, email.recipients) {
            let copy = CopyReference(email: email.id, recipient: recipient.ordinal)
            #expect(sender.hasPrefix(try await post.store.replyName(of: copy) + "@"))
        }
    }

    @Test func answersComeThereTooWhereThatIsSet() async throws {
        let office = try await Office(replyDomain: try domain(getsAnswers: true))

        let email = try await office.send(office.draft())

        for recipient in email.recipients {
            let name = try await office.store.replyName(
                of: CopyReference(email: email.id, recipient: recipient.ordinal)
            )
            let copy = try #require(try await office.copies(to: recipient.address.address).first)
            let field = "Reply-To: Anna Keller <anna@seller.example>,\n <\(name)@reply.seller.example>\n"
            #expect(String(decoding: copy, as: UTF8.self).replacing("\r\n", with: "\n").contains(field))
        }
    }

    @Test func onlyCopiesGetMail() async throws {
        let office = try await Office()
        let email = try await office.send(office.draft())
        let name = try await office.store.replyName(of: CopyReference(email: email.id, recipient: 0))
        let house = try house(office.store)
        func refusal(_ text: String) async throws -> String? {
            await house.refusal(ofRecipient: try address(text)).map { "\($0.code) \($0.status?.description ?? "")" }
        }

        #expect(try await refusal("\(name)@reply.seller.example") == nil)
        #expect(try await refusal("\(name.uppercased())@REPLY.seller.example") == nil)
        #expect(try await refusal("aaaaaaaaaaaaaaaa@reply.seller.example") == "550 5.1.1")
        #expect(try await refusal("postmaster@elsewhere.example") == "550 5.7.1")
        #expect(try await refusal("\(name)@elsewhere.example") == "550 5.7.1")
        #expect(await house.refusal(ofSender: nil, by: nil) == nil)
    }

    @Test func whatIsAnsweredWithSuccessIsStored() async throws {
        let office = try await Office()
        let email = try await office.send(office.draft())
        let copies = (0..<2).map { CopyReference(email: email.id, recipient: $0) }
        var recipients: [Address] = []
        for copy in copies {
            recipients.append(try address("\(try await office.store.replyName(of: copy))@reply.seller.example"))
        }
        let bytes = Array("From: maria@buyer.example\r\nMessage-ID: <r@b>\r\n\r\nYes\r\n".utf8)

        let answer = try await house(office.store).take(
            ReceivedMessage(sender: nil, recipients: recipients, bytes: bytes),
            from: nil,
            at: Self.peer
        )

        guard case .each(let replies) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(replies.map(\.code) == [250, 250])
        let kept = try await office.store.replies(of: email.id, viewer: office.seller.viewer, limit: 9)
        #expect(kept.map(\.recipient) == [0])
    }

    @Test func whileStorageIsAwayItIsTriedAgainLater() async throws {
        // Not migrated: every statement fails.
        let house = try house(Store(database: SQLiteDatabase.inMemory()))
        let to = try address("aaaaaaaaaaaaaaaa@reply.seller.example")

        #expect(await house.refusal(ofRecipient: to)?.code == 451)
        let message = ReceivedMessage(sender: nil, recipients: [to], bytes: Array("From: a@b.example\r\n\r\nx".utf8))
        guard case .no(let reply) = await house.take(message, from: nil, at: Self.peer) else {
            return #expect(Bool(false), "it was taken")
        }
        #expect(reply.code == 451)
    }
}

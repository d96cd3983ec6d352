import Delivery
import Engagement
import Logging
import Mail
import SMTP
import Storage
import Testing
import Tracking

/// Mail to the postmaster of the reply domain (RFC 5321 §4.5.1).
@Suite struct PostmasterTests {
    private static let peer = Peer(bytes: [192, 0, 2, 7])
    private static let letter = Array(
        "From: Net <net@noc.example>\r\nSubject: Your server\r\nMessage-ID: <n@noc>\r\n\r\nIt sends too fast.\r\n".utf8
    )

    private let office: Office
    private let house: ReplyHouse

    init() async throws {
        office = try await Office()
        let domain = try #require(ReplyDomain("reply.seller.example"))
        house = ReplyHouse(
            store: office.store,
            domain: domain,
            hostName: "mx.seller.example",
            clock: WallClock { Office.start },
            logger: Logger(label: "test")
        )
    }

    private func write(to texts: String...) async throws -> [Int] {
        let recipients = try texts.map { try Address(name: nil, address: $0) }
        for recipient in recipients {
            if let refusal = await house.refusal(ofRecipient: recipient) { return [refusal.code] }
        }
        let message = ReceivedMessage(sender: nil, recipients: recipients, bytes: Self.letter)
        switch await house.take(message, from: nil, at: Self.peer) {
        case .each(let replies): return replies.map(\.code)
        case .no(let reply): return [reply.code]
        default: return []
        }
    }

    private func administrators() async throws -> [User] {
        for name in ["ada", "ben"] {
            try await office.store.addUser(
                name: name,
                address: "\(name)@seller.example",
                role: .administrator,
                passwordHash: "x"
            )
        }
        return try await office.store.users().filter { $0.role == .administrator && $0.isActive }
    }

    @Test(arguments: [
        "postmaster@reply.seller.example", "PostMaster@REPLY.seller.example", "postmaster@mx.seller.example",
    ])
    func aLetterGoesToAllAdministrators(_ address: String) async throws {
        let administrators = try await administrators()
        let first = try #require(administrators.first)

        #expect(try await write(to: address) == [250])

        let emails = try await office.store.emails(EmailQuery(), viewer: first.viewer)
        let id = try #require(emails.first).id
        let passedOn = try #require(try await office.store.email(id, viewer: first.viewer))
        #expect(passedOn.status == .sending)
        #expect(passedOn.subject == "To the postmaster: Your server")
        #expect(passedOn.text?.contains("net@noc.example") == true)
        #expect(passedOn.text?.contains("It sends too fast.") == true)
        #expect(!passedOn.following.wish)
        #expect(passedOn.recipients.map(\.address.address) == administrators.map(\.address))
    }

    @Test func aCopyBesideItGetsItToo() async throws {
        _ = try await administrators()
        let email = try await office.send(office.draft())
        let name = try await office.store.replyName(of: CopyReference(email: email.id, recipient: 0))

        #expect(try await write(to: "\(name)@reply.seller.example", "postmaster@reply.seller.example") == [250, 250])

        #expect(try await office.store.replies(of: email.id, viewer: office.seller.viewer, limit: 9).count == 1)
    }

    @Test func whoWritesWithoutEndComesBackLater() async throws {
        _ = try await administrators()
        for _ in 0..<20 { #expect(try await write(to: "postmaster@reply.seller.example") == [250]) }

        #expect(try await write(to: "postmaster@reply.seller.example") == [450])
    }

    @Test func whereNobodyLooksItIsNotTaken() async throws {
        for user in try await office.store.users() where user.role == .administrator {
            try await office.store.setActive(false, of: user.id)
        }

        #expect(try await write(to: "postmaster@reply.seller.example") == [550])
    }
}

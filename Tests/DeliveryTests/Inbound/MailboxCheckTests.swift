internal import Foundation
internal import NIOCore
internal import Testing

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

@Suite("Trying the mailboxes of storage out", .timeLimit(.minutes(5)))
struct MailboxCheckTests {
    private let office: Office

    init() async throws { office = try await Office() }

    private func setUp(host: String = "127.0.0.1", _ port: Int, folder: String? = nil) async throws -> MailServer {
        try await office.store.setMailServer(
            .mailbox,
            of: office.seller.id,
            to: MailServerSettings(host: host, port: port, security: .none, sentFolder: folder),
            by: office.seller.viewer
        )
    }

    private func problem(of server: MailServer, refusing problem: MailboxProblem? = nil) async throws -> String? {
        let access = MailboxAccess(
            credential: { _ in
                if let problem { throw problem }
                return .password(user: "", password: "")
            },
            connector: { _ in MailboxConnector { host, port in [try SocketAddress(ipAddress: host, port: port)] } }
        )
        let found = try await MailboxCheck(access: access, store: office.store).problem(of: server)
        let noted = try #require(try await office.store.mailServer(server.id))
        #expect(noted.problem == found && noted.checkedAt == Office.start, "it is noted with the server")
        return found
    }

    @Test func nothingIsWrongWhereInboxAndSentFolderAreThere() async throws {
        let mailbox = try await SmallMailbox(folders: [#"(\Sent) "/" Sent"#])

        #expect(try await problem(of: setUp(mailbox.port)) == nil)

        try await mailbox.close()
    }

    @Test func aMailboxWithoutAFolderForSentMailSaysSo() async throws {
        let mailbox = try await SmallMailbox(folders: [#"() "/" Archive"#])

        #expect(try await problem(of: setUp(mailbox.port))?.contains("No folder for sent mail") == true)
        #expect(try await problem(of: setUp(mailbox.port, folder: "Archive")) == nil, "one that is named will do")

        try await mailbox.close()
    }

    @Test func nobodyAtThePortIsSaid() async throws {
        let closed = try await SmallMailbox()
        let port = closed.port
        try await closed.close()

        #expect(try await problem(of: setUp(port))?.hasPrefix("127.0.0.1 does not answer at port \(port)") == true)
    }

    @Test(arguments: [
        ("imap.gmail.com", MailboxProblem.loginRefused("no"), true), ("imap.gmail.com", .noLogin, true),
        ("imap.gmail.com", .silent, false), ("imap.contoso.example", .loginRefused("no"), false),
    ])
    func whatTheProviderWantsIsSaidWhereItIsAboutThePassword(
        host: String,
        refusal: MailboxProblem,
        isAdvised: Bool
    ) async throws {
        let words = try #require(try await problem(of: setUp(host: host, 143), refusing: refusal))

        #expect(words.hasPrefix("\(refusal)"))
        #expect(words.contains("app password") == isAdvised)
    }

    @Test func aPrivateAddressNeedsLeave() async throws {
        let mailbox = try await SmallMailbox(folders: [#"(\Sent) "/" Sent"#])
        let box = try SecretBox.open(keyFile: NSTemporaryDirectory() + "inkling-check-\(UUID().uuidString)/key")
        let check = MailboxCheck(access: MailboxAccess(store: office.store, box: box), store: office.store)
        let server = try await office.store.setMailServer(
            .mailbox,
            of: office.seller.id,
            to: MailServerSettings(
                host: "127.0.0.1",
                port: mailbox.port,
                security: .none,
                signIn: .password,
                userName: "anna"
            ),
            by: office.seller.viewer
        ) { try box.seal(.password("x"), for: $0) }

        let refused = try await check.problem(of: server)

        #expect(refused?.contains("127.0.0.1 is at a private address. An administrator must first allow") == true)
        #expect(mailbox.connections == 0)
        try await mailbox.close()
    }
}

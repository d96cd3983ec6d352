internal import Foundation
internal import Testing

@testable internal import IMAP

/// Mailboxes at Debian's Dovecot.
extension EndToEnd {
    @Suite(.timeLimit(.minutes(5)))
    struct MailboxTests {
        private func message(_ subject: String, _ text: String = "hi") -> String {
            "From: b@buyer.test\r\nSubject: \(subject)\r\nMessage-ID: <\(subject)@buyer.test>\r\n\r\n\(text)\r\n"
        }

        private func tls(_ server: DovecotServer) -> MailboxPlace {
            MailboxPlace(host: "localhost", port: server.tlsPort, security: .tls)
        }

        @Test func newMailIsSeenAtOnceAndStaysUnread() async throws {
            try await DovecotServer.run { server in
                try await server.deliver(message("old"))
                let watch = Watch()
                try await watch.during(tls(server), trusting: server.certificate) {
                    try await watch.isSettled()
                    try await server.deliver(message("new", "{1}\r\n* BYE\r\n.\r\n"))
                    try await eventually("it is seen", within: .seconds(2)) { watch.subjects == ["new"] }
                    try await eventually("the position is kept") { watch.position?.lastUID == 2 }
                }
                #expect(String(decoding: watch.messages[0].bytes, as: UTF8.self).hasSuffix("{1}\r\n* BYE\r\n.\r\n\r\n"))
                #expect(!watch.messages[0].isCut)
                let flags = try await server.fetch("flags")
                #expect(!flags.contains("\\Seen") && flags.contains("\\Recent"), "\(flags)")
            }
        }

        @Test func whatIsTooLargeIsCut() async throws {
            try await DovecotServer.run { server in
                let watch = Watch()
                let limits = ReadingLimits(message: 5_000, cutMessage: 200)
                try await watch.during(tls(server), trusting: server.certificate, limits: limits) {
                    try await watch.isSettled()
                    try await server.deliver(message("large", String(repeating: "0123456789\r\n", count: 1_000)))
                    try await eventually("it is seen") { watch.subjects == ["large"] }
                }
                #expect(watch.messages[0].isCut && watch.messages[0].bytes.count == 200)
            }
        }

        @Test func passwordsGoOnlyThroughTLS() async throws {
            try await DovecotServer.run { server in
                let plain = MailboxPlace(host: DovecotServer.otherHost, port: server.port, security: .none)
                let refused = Watch()
                let problem = try await refused.during(plain, trusting: nil) { try await refused.problem() }
                #expect(problem == .noLogin)

                // The certificate is good for localhost.
                let watch = Watch()
                let begun = MailboxPlace(host: "localhost", port: server.port, security: .startTLS)
                try await watch.during(begun, trusting: server.certificate) {
                    try await watch.isSettled()
                    try await server.deliver(message("new"))
                    try await eventually("it is seen", within: .seconds(2)) { watch.subjects == ["new"] }
                }
            }
        }

        @Test func saysWhatIsWrong() async throws {
            try await DovecotServer.run { server in
                func problem(
                    _ place: MailboxPlace,
                    trusting certificate: String?,
                    password: String = DovecotServer.password
                ) async throws -> MailboxProblem {
                    let watch = Watch()
                    return try await watch.during(place, trusting: certificate, password: password) {
                        try await watch.problem()
                    }
                }
                let wrong = try await problem(tls(server), trusting: server.certificate, password: "wrong")
                #expect(wrong == .loginRefused("Authentication failed."))
                let untrusted = try await problem(tls(server), trusting: nil)
                #expect("\(untrusted)".hasPrefix("The certificate of localhost is not to be trusted"), "\(untrusted)")
                let other = MailboxPlace(host: DovecotServer.otherHost, port: server.tlsPort, security: .tls)
                let otherHost = try await problem(other, trusting: server.certificate)
                #expect("\(otherHost)".hasPrefix("The certificate of 127.0.0.2 is not to be trusted"), "\(otherHost)")
                let plainPort = MailboxPlace(host: "localhost", port: server.port, security: .tls)
                #expect(try await problem(plainPort, trusting: server.certificate) == .noTLS)
                let closed = MailboxPlace(host: "localhost", port: FreePorts.choose(1)[0], security: .tls)
                #expect(try await problem(closed, trusting: nil) == .refused(host: "localhost", port: closed.port))
            }
        }

        @Test func otherNumbersLoseNothing() async throws {
            try await DovecotServer.run { server in
                let watch = Watch()
                try await watch.during(tls(server), trusting: server.certificate) {
                    try await watch.isSettled()
                    try await server.deliver(message("one"))
                    try await eventually("it is seen") { watch.position?.lastUID == 1 }
                }
                let validity = try #require(watch.position?.uidValidity)
                try await server.command(["expunge", "-u", DovecotServer.user, "mailbox", "INBOX", "all"])
                try await server.command([
                    "mailbox", "update", "-u", DovecotServer.user, "--uid-validity", "\(validity + 1)", "INBOX",
                ])
                try await server.deliver(message("two"))
                try await watch.during(tls(server), trusting: server.certificate) {
                    try await eventually("it is seen") { watch.subjects == ["one", "two"] }
                    try await eventually("the position is kept") { watch.position?.uidValidity == validity + 1 }
                }
            }
        }

        @Test func aServerThatWasGoneIsFoundAgain() async throws {
            try await DovecotServer.run { server in
                let watch = Watch()
                try await watch.during(tls(server), trusting: server.certificate) {
                    try await watch.isSettled()
                    await server.stop()
                    #expect(try await watch.problem() == .refused(host: "localhost", port: server.tlsPort))
                    try await server.start()
                    try await server.deliver(message("after"))
                    try await eventually("it is seen") { watch.subjects == ["after"] }
                }
            }
        }

        @Test func theSentFolderHasTheCleanCopyAlone() async throws {
            try await DovecotServer.run { server in
                let folder = "Verschickt"
                for text in ["tracked 1", "tracked 2", "strange"] {
                    try await server.deliver(message("mail", text), folder: folder)
                }
                try await server.deliver(message("another", "tracked"), folder: folder)
                let email = SentEmail(
                    cleanCopy: Array(message("mail", "clean").utf8),
                    messageID: "mail@buyer.test",
                    sentAt: 1_795_690_930
                )
                let sent = SentFolder(
                    place: tls(server),
                    connector: .toLoopback(trusting: server.certificate),
                    maximumMessage: 1 << 20
                )

                func file() async throws -> FilingOutcome {
                    try await sent.file(
                        email,
                        credential: .password(user: DovecotServer.user, password: DovecotServer.password)
                    ) { bytes in
                        let text = String(decoding: bytes, as: UTF8.self)
                        return text.contains("tracked") ? .followedCopy : text.contains("clean") ? .cleanCopy : .other
                    }
                }
                let first = try await file()
                let second = try await file()

                #expect(first.hasAppended && first.removed == 2 && first.left == 0)
                #expect(!second.hasAppended && second.removed == 0 && second.left == 0)
                let text = try await server.fetch("flags date.received text", folder: folder)
                #expect(text.matches(of: /tracked \d/).isEmpty && text.contains("strange"))
                #expect(text.matches(of: /clean/).count == 1 && text.contains("\\Seen"))
                #expect(text.contains("2026-11-26") && text.matches(of: /Subject: another/).count == 1)
            }
        }
    }
}

import Delivery
import Foundation
import Logging
import Testing

@testable import Edge
@testable import inkling

struct SettingsReaderTests {
    private func read(
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        file: String? = nil
    ) async throws(SettingsError) -> Settings {
        try await SettingsReader.settings(arguments: arguments, environment: environment, file: file)
    }

    private func problems(
        _ arguments: [String],
        environment: [String: String] = [:],
        file: String? = nil
    ) async -> [String] {
        do {
            _ = try await read(arguments, environment: environment, file: file)
            return []
        } catch {
            return error.problems
        }
    }

    private func file(_ text: String) -> String {
        let path = NSTemporaryDirectory() + "inkling-settings-\(UUID().uuidString).json"
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        return path
    }

    @Test func standsOnDefaultsAlone() async throws {
        let settings = try await read()

        #expect(settings.dataFolder == "inkling-data")
        #expect(settings.web == Settings.Place(host: "127.0.0.1", port: 8_080))
        #expect(settings.tracking == Settings.Place(host: "127.0.0.1", port: 8_025))
        #expect(settings.webAddress.description == "http://127.0.0.1:8080")
        #expect(settings.messageLimit == 25 * 1_024 * 1_024)
        #expect(settings.logLevel == .notice)
        #expect(!settings.isDemo)
    }

    @Test func theLargestMessageIsReadWhateverIsWrongWithTheRest() async throws {
        let environment = ["INKLING_MESSAGE_LIMIT": "30", "INKLING_WEB_PORT": "none"]
        func limit(_ arguments: [String]) async throws -> Int {
            try await SettingsReader.messageLimit(arguments: arguments, environment: environment)
        }

        #expect(try await limit([]) == 30 << 20)
        #expect(try await limit(["--message-limit", "40"]) == 40 << 20)
        await #expect(throws: SettingsError.self) { try await limit(["--message-limit", "large"]) }
    }

    @Test func aReplyDomainHasItsListener() async throws {
        let settings = try await read([
            "--reply-domain", "Reply.example", "--inbound-port", "2525", "--inbound-protocol", "lmtp",
            "--inbound-answers", "true",
        ])

        #expect(settings.inbound.domain == ReplyDomain("reply.example", getsAnswers: true))
        #expect(settings.inbound.place == Settings.Place(host: "127.0.0.1", port: 2_525))
        #expect(settings.inbound.spoken == .lmtp)
        let standard = try await read().inbound
        #expect(standard.domain == nil && standard.place == nil && !standard.isMatchedBySubject)
        for (arguments, problem) in [
            (["--inbound-port", "25"], "inbound.port: servers can bring"),
            (["--inbound-answers", "true"], "replyDomain"),
            (["--inbound-protocol", "uucp"], "smtp or lmtp"), (["--reply-domain", "a b"], "replyDomain"),
            (["--reply-domain", "a.example", "--inbound-port", "8080"], "another listener wants port 8080"),
        ] {
            let problems = await problems(arguments)
            #expect(problems.count == 1 && problems[0].contains(problem), "\(problems)")
        }
    }

    @Test func prefersTheCommandLineThenTheEnvironmentThenTheFile() async throws {
        let file = file(#"{"web": {"port": 1, "host": "127.0.0.3"}, "dataFolder": "from-file"}"#)

        let settings = try await read(
            ["--web-port", "3"],
            environment: ["INKLING_WEB_PORT": "2", "INKLING_WEB_HOST": "127.0.0.2"],
            file: file
        )

        #expect(settings.web == Settings.Place(host: "127.0.0.2", port: 3))
        #expect(settings.dataFolder == "from-file")
    }

    @Test func readsWhatStandsAroundTheTrackingListener() async throws {
        let plain = try await read()
        let settings = try await read([
            "--tracking-trusted-proxies", "10.0.0.0/8, ::1", "--tracking-loops", "2", "--admin-port", "8026",
        ])

        #expect(plain.trustedProxies == .none && plain.trackingLoops == 1 && plain.admin == nil)
        #expect(settings.trustedProxies == TrustedProxies(["10.0.0.0/8", "::1"].compactMap { AddressBlock($0) }))
        #expect(settings.trackingLoops == 2)
        #expect(settings.admin == Settings.Place(host: "127.0.0.1", port: 8_026))
    }

    @Test func aListenerWithCertificatesHasAnAddressWithHTTPS() async throws {
        let settings = try await read(["--tracking-certificate-chain", "a.pem", "--tracking-private-key", "b.pem"])

        #expect(settings.certificates == CertificateFiles(chain: "a.pem", key: "b.pem"))
        #expect(settings.trackingAddress.description == "https://127.0.0.1:8025")
        #expect(settings.webAddress.description == "http://127.0.0.1:8080")
    }

    @Test func reportsEverythingThatIsWrongTogetherByName() async {
        let found = await problems(
            ["--web-port", "http", "--colour", "red", "--tracking-public-address", "t.example/path"],
            environment: [
                "INKLING_LOG_LEVEL": "loud", "INKLING_TRACKING_PORT": "70000", "INKLING_MESSAGE_LIMIT": "0",
            ],
            file: file(#"{"dataFolder": 3, "webb": {"port": 1}}"#)
        )

        let expected = [
            "--colour", "webb.port", "dataFolder", "web.port (--web-port, INKLING_WEB_PORT)", "tracking.port",
            "tracking.publicAddress", "log.level", "message.limit",
        ]
        for name in expected {
            #expect(found.contains { $0.hasPrefix(name) }, "\(name) should be reported")
        }
        #expect(found.count == expected.count)
    }

    @Test(arguments: [
        (["--web-port", "8025"], "both listeners"),
        (
            [
                "--web-public-address", "https://mail.example", "--tracking-public-address", "https://mail.example:444",
            ], "host name of its own"
        ),
        (["--demo", "true", "--web-host", "0.0.0.0"], "loopback"), (["--tracking-host", "0.0.0.0"], "every address"),
        (["--web-public-address", "https://mail.example"], "every link in your mail"),
        (["--web-host", "192.0.2.1", "--tracking-host", "192.0.2.1"], "host name of its own"),
        (["--agent-definitions", "/nowhere"], "install uap-core"), (["--libraries", "/nowhere"], "run scripts/setup"),
        (["left", "over"], "left"), (["--admin-port", "8025"], "another listener"),
        (["--tracking-loops", "0"], "a number from 1 to 64"), (["--tracking-loops", "two"], "a number from 1 to 64"),
        (["--tracking-trusted-proxies", "10.1.2.3/8"], "such as 10.0.0.0/8"),
        (["--tracking-trusted-proxies", "proxy.example"], "such as 10.0.0.0/8"),
        (["--tracking-certificate-chain", "a.pem"], "it is needed with a chain of certificates"),
        (["--tracking-private-key", "b.pem"], "it is needed with a private key"),
        (
            [
                "--tracking-certificate-chain", "a.pem", "--tracking-private-key", "b.pem",
                "--tracking-public-address", "http://t.example",
            ], "must begin with https"
        ),
    ])
    func refusesWhatDoesNotGoTogether(arguments: [String], words: String) async {
        let found = await problems(arguments)

        #expect(found.contains { $0.contains(words) })
    }

    @Test(arguments: [
        ("http://127.0.0.1", true), ("http://localhost", true), ("http://[::1]:80", true),
        ("http://127.evil.example", false), ("http://192.0.2.1", false),
    ])
    func knowsLoopback(text: String, isLoopback: Bool) {
        #expect(PublicAddress(text)?.isLoopback == isLoopback)
    }

    @Test func refusesAFileThatIsNoJSON() async {
        #expect(await problems([], file: file("{")).count == 1)
        #expect(await problems([], file: "/nowhere/settings.json").count == 1)
    }

    @Test(arguments: [
        ("https://t.example", "https://t.example"), ("http://127.0.0.1:8025/", "http://127.0.0.1:8025"),
        ("HTTPS://T.Example", "https://t.example"),
    ])
    func readsPublicAddresses(text: String, printed: String) {
        #expect(PublicAddress(text)?.description == printed)
    }

    @Test(arguments: [
        "t.example", "ftp://t.example", "https://t.example/x", "https://u@t.example", "https://t.example?q", "",
    ])
    func refusesOtherPublicAddresses(text: String) {
        #expect(PublicAddress(text) == nil)
    }
}

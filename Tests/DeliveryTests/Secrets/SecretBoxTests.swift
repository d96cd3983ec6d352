internal import Foundation
internal import Storage
internal import Testing
internal import Tracking

@testable internal import Delivery

@Suite struct SecretBoxTests {
    private static let server = MailServerID(uuid: UUID())
    private static let grant = OAuthGrant(
        tokenEndpoint: "https://login.test/token",
        clientID: "inkling",
        clientSecret: "hush",
        refreshToken: "again"
    )

    private func path() -> String {
        NSTemporaryDirectory() + "inkling-secrets-\(UUID().uuidString)/mail-servers"
    }

    @Test(arguments: [ServerSecret.password("pässword"), .oauth(grant)])
    func opensWhatItSealedAlsoAfterTheNextStart(secret: ServerSecret) throws {
        let path = path()

        let sealed = try SecretBox.open(keyFile: path).seal(secret, for: Self.server)

        #expect(try SecretBox.open(keyFile: path).open(sealed, for: Self.server) == secret)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("pass"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let folder = (path as NSString).deletingLastPathComponent
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mail-servers"])
    }

    @Test func opensNothingForAnotherServerOrWithAnotherKeyOrChanged() throws {
        let box = try SecretBox.open(keyFile: path())
        let sealed = try box.seal(.password("secret"), for: Self.server)

        #expect(throws: SecretBoxError.closed) { try box.open(sealed, for: MailServerID(uuid: UUID())) }
        let other = try SecretBox.open(keyFile: path())
        #expect(throws: SecretBoxError.closed) { try other.open(sealed, for: Self.server) }
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(throws: SecretBoxError.closed) { try box.open(changed, for: Self.server) }
        }
        #expect(throws: SecretBoxError.closed) { try box.open([], for: Self.server) }
    }

    @Test func refusesAKeyThatOthersMayReadAndWhatIsNone() throws {
        let path = path()
        _ = try SecretBox.open(keyFile: path)

        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: SecretBoxError.exposed(path: path)) { try SecretBox.open(keyFile: path) }

        try Data("short".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: SecretBoxError.malformed(path: path)) { try SecretBox.open(keyFile: path) }
    }

    @Test func printsNoSecret() {
        for secret in [ServerSecret.password("hush"), .oauth(Self.grant)] {
            var dumped = ""
            dump(secret, to: &dumped)
            for text in ["\(secret)", String(reflecting: secret), dumped] {
                #expect(!text.contains("hush") && !text.contains("again"))
            }
        }
    }
}

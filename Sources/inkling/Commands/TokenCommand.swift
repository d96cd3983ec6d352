internal import ArgumentParser
internal import Storage
internal import Tracking
internal import Web

/// `inkling token`: keys to the API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make and list keys to the API.",
        subcommands: [Add.self, List.self]
    )

    /// `inkling token add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key to the API and print it, this once."
        )

        @Option(help: "Whose it is: the address they log in with.")
        var user: String

        @Option(help: "What it is for.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                guard let owner = try await store.user(address: user)?.user else { throw StoreError.notFound }
                let secret = SecretSource(SecretSource.systemBytes).secret()
                let now = WallClock.system.now
                let token = APIToken(id: .new(at: now), user: owner.id, name: name, createdAt: now)
                try await store.addAPIToken(token, secretHash: secret.hash)
                print(TokenText.text(of: secret))
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling token list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List a user's keys; never the keys themselves.")

        @Option(help: "Whose they are: the address they log in with.")
        var user: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                guard let owner = try await store.user(address: user)?.user else { throw StoreError.notFound }
                for token in try await store.apiTokens(of: owner.id) {
                    let use = token.lastUsedAt.map { "last used \($0)" } ?? "never used"
                    print("\(token.id)\t\(token.name)\tmade \(token.createdAt)\t\(use)")
                }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

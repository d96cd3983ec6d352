internal import ArgumentParser
internal import Delivery

/// `inkling dkim`: the keys that sign what leaves.
struct DKIMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkim",
        abstract: "Make and list the keys that sign the mail of a domain (DKIM).",
        discussion: """
            Every copy is signed with all keys of its sender's domain; a running server takes a new one over within \
            seconds. Delete the file of a key that shall sign no more, and its record a week later.
            """,
        subcommands: [New.self, List.self]
    )

    /// `inkling dkim new`.
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key for a domain and print the record that its DNS needs."
        )

        @Option(help: "The domain behind the @ of the senders' addresses, in ASCII.")
        var domain: String

        @Option(help: "A name that tells this key from others of the domain, such as the year: 2027.")
        var selector: String

        @Option(help: "rsa (2048 bits, known everywhere) or ed25519 (newer; have an rsa key besides).")
        var algorithm: DKIMAlgorithm = .rsa

        @OptionGroup var data: DataOptions

        func validate() throws {
            guard DKIMName(domain: domain, selector: selector) == nil else { return }
            throw ValidationError(
                "“\(selector)._domainkey.\(domain)” is no name in DNS: give --selector and --domain letters, digits and "
                    + "inner hyphens between dots; a domain with other letters in its xn-- form."
            )
        }

        func run() async throws {
            do {
                guard let name = DKIMName(domain: domain, selector: selector) else { return }
                let key = try DKIMKeyFolder(path: try data.folder().signingKeys).add(name, algorithm)
                print(DKIMLine(key).record)
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling dkim list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the keys with the records that DNS needs; never the secrets."
        )

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                for key in try DKIMKeyFolder(path: try data.folder().signingKeys).keys() {
                    print(DKIMLine(key).record)
                }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

extension DKIMAlgorithm: ExpressibleByArgument {}

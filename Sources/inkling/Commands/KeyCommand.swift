internal import ArgumentParser
internal import Edge
internal import Foundation
internal import Storage
internal import Tracking

/// `inkling key`: the keys that seal what tracked addresses carry.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "List, rotate, retire and revoke the keys that seal tracked addresses.",
        discussion: """
            Mail already sent needs the keys it was sealed with: they are part of every backup. A running server takes \
            every change over within seconds.
            """,
        subcommands: [List.self, Rotate.self, Retire.self, Revoke.self]
    )

    /// `inkling key list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the keys: number, state, when made, and which one seals; never the secrets."
        )

        @Flag(help: "Print one JSON object a line.")
        var json = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let ring = try KeyFolder(path: try data.folder().keys).load()
                for key in ring.keys {
                    let line = KeyLine(key, seals: key.id == ring.sealingKeyID)
                    print(json ? try line.json() : line.words)
                }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling key rotate`.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new key that seals from now on; those before it go on opening what they sealed."
        )

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let folder = try data.folder()
                let id = try KeyFolder(path: folder.keys).add()
                print("Key \(id) seals new mail from now on; the keys before it still open theirs.")
                print("Back up \(folder.keys): without its key the links of a sent mail are dead.")
                try await KeyChange(id, .keyMade).audit(in: folder)
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

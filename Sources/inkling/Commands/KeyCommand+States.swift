internal import ArgumentParser
internal import Edge
internal import Storage
internal import Tracking

extension KeyCommand {
    /// `inkling key retire`.
    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop sealing with a key; what it sealed is still opened."
        )

        @Argument(help: "Its number, as `inkling key list` shows it.")
        var key: UInt16

        @Flag(help: "Also if it is revoked: what it sealed is opened again.")
        var reinstate = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await KeyCommand.change(key, to: .retired, reinstating: reinstate, audited: .keyRetired, in: data) {
                "Key \($0) seals nothing any more; what it sealed is still opened."
            }
        }
    }

    /// `inkling key revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Refuse everything that a misused key sealed: its links lead to a warning page."
        )

        @Argument(help: "Its number, as `inkling key list` shows it.")
        var key: UInt16

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await KeyCommand.change(key, to: .revoked, reinstating: false, audited: .keyRevoked, in: data) {
                "Key \($0) is revoked: links in mail that it sealed lead to a warning page."
            }
        }
    }

    fileprivate static func change(
        _ number: UInt16,
        to state: KeyState,
        reinstating: Bool,
        audited action: AuditAction,
        in data: DataOptions,
        saying words: (KeyID) -> String
    ) async throws {
        do {
            let folder = try data.folder()
            let id = KeyID(rawValue: number)
            let keys = KeyFolder(path: folder.keys)
            guard try keys.change(id, to: state, reinstating: reinstating) else {
                print("Key \(id) is \(state) already.")
                return
            }
            print(words(id))
            try await KeyChange(id, action).audit(in: folder)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

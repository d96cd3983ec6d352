internal import ArgumentParser
internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension UserCommand {
    /// `inkling user change`.
    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a user another role, another team, or both; what is not named stays."
        )

        @Argument(help: "The address they log in with.")
        var address: String

        @Option(help: "seller, teamManager or administrator.")
        var role: Role?

        @Option(help: "The name of the team they are in.")
        var team: String?

        @Flag(name: .customLong("no-team"), help: "Take them out of their team.")
        var isInNoTeam = false

        @OptionGroup var data: DataOptions

        func validate() throws {
            if role == nil, team == nil, !isInNoTeam {
                throw ValidationError("Name what shall change: --role, --team or --no-team.")
            }
            if team != nil, isInNoTeam { throw ValidationError("Give --team or --no-team, not both.") }
        }

        func run() async throws {
            do {
                let store = try await data.open()
                guard let user = try await store.user(address: address)?.user else { throw StoreError.notFound }
                var place: TeamID?? = isInNoTeam ? .some(nil) : nil
                if let team { place = try await store.team(named: team).id }
                let changed = try await store.changeUser(user.id, role: role, team: place)
                let current = try await store.teams().first { $0.id == changed.team }
                let words = current.map { "in the team \($0.name)" } ?? "in no team"
                print("\(changed.address) is \(changed.role.rawValue), \(words).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling user deactivate`.
    struct Deactivate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shut a user out and end their sessions; their mail and what happened to it stay."
        )

        @Argument(help: "The address they log in with.")
        var address: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let user = try await UserCommand.setActivity(of: address, to: false, in: data)
            print("\(user.address) can’t log in any more; all their sessions have ended.")
        }
    }

    /// `inkling user activate`.
    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a user in again who was shut out.")

        @Argument(help: "The address they log in with.")
        var address: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            let user = try await UserCommand.setActivity(of: address, to: true, in: data)
            print("\(user.address) can log in.")
        }
    }

    /// `inkling user allow`.
    struct Allow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a user send from one more address, as an administrator may."
        )

        @Argument(help: "The address they log in with.")
        var address: String

        @Option(help: "The address they may send from as well.")
        var sender: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                guard let user = try await store.user(address: address)?.user else { throw StoreError.notFound }
                try await store.addSenderAddress(sender, to: user.id, by: nil)
                let addresses = try await store.senderAddresses(of: user.id).map(\.address)
                print("\(user.address) may send from \(addresses.joined(separator: ", ")).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    fileprivate static func setActivity(
        of address: String,
        to isActive: Bool,
        in data: DataOptions
    ) async throws -> User {
        do {
            let store = try await data.open()
            guard let user = try await store.user(address: address)?.user else { throw StoreError.notFound }
            try await store.setActive(isActive, of: user.id)
            return user
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

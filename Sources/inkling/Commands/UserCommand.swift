internal import ArgumentParser
internal import Engagement
internal import Mail
internal import Storage
internal import Tracking
internal import Web

/// `inkling user`: who may log in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Add users, set their passwords, roles and teams, let them in or shut them out, list them.",
        subcommands: [
            Add.self, Change.self, Password.self, Deactivate.self, Activate.self, Allow.self, List.self,
        ]
    )

    /// `inkling user add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a user; the password is asked for, or read as one line from standard input."
        )

        @Option(help: "What they are called; it stands in the From of their mail.")
        var name: String

        @Option(help: "The address they log in with and send from.")
        var address: String

        @Option(help: "seller, teamManager or administrator.")
        var role: Role = .seller

        @Option(help: "The name of the team they are in.")
        var team: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let address = try Address(name: name, address: address)
                let store = try await data.open()
                var place: TeamID?
                if let team { place = try await store.team(named: team).id }
                let password = try SecretInput.password(atLeast: Passwords.minimumLength)
                let user = try await store.addUser(
                    name: name,
                    address: address.address,
                    role: role,
                    team: place,
                    passwordHash: try await Passwords().hash(password)
                )
                print("Added \(user.name) <\(user.address)> as \(user.role.rawValue).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling user password`.
    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a user's password and end their sessions."
        )

        @Argument(help: "The address they log in with.")
        var address: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                guard let found = try await store.user(address: address) else { throw StoreError.notFound }
                let password = try SecretInput.password(atLeast: Passwords.minimumLength)
                try await store.setPasswordHash(try await Passwords().hash(password), of: found.user.id)
                print("The password of \(found.user.address) is set; all their sessions have ended.")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling user list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List everybody who may log in.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                let teams = try await store.teams().reduce(into: [:]) { $0[$1.id] = $1.name }
                for user in try await store.users() {
                    let team = user.team.flatMap { teams[$0] } ?? ""
                    let end = user.isActive ? "" : "\tinactive"
                    print("\(user.address)\t\(user.name)\t\(user.role.rawValue)\t\(team)\(end)")
                }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

extension Role: ExpressibleByArgument {}

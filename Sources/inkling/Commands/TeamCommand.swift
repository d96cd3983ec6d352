internal import ArgumentParser
internal import Storage
internal import Tracking

/// `inkling team`: users whose figures their manager sees together.
struct TeamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team",
        abstract: "Add, rename, remove and list teams; a team manager sees the figures of theirs.",
        subcommands: [Add.self, Rename.self, Remove.self, List.self]
    )

    /// `inkling team add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a team; inkling user change puts somebody into it."
        )

        @Argument(help: "What it is called.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let team = try await data.open().addTeam(name: name)
                print("Added the team \(team.name).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling team rename`.
    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a team another name.")

        @Argument(help: "What it is called.")
        var name: String

        @Argument(help: "What it shall be called.")
        var newName: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                let team = try await store.renameTeam(store.team(named: name).id, to: newName)
                print("The team is called \(team.name).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling team remove`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a team that nobody is in; inkling user change gives somebody another team."
        )

        @Argument(help: "What it is called.")
        var name: String

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let store = try await data.open()
                let team = try await store.team(named: name)
                try await store.removeTeam(team.id)
                print("Removed the team \(team.name).")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `inkling team list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the teams, and how many users are in each.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                for team in try await data.open().teams() { print("\(team.name)\t\(team.members)") }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

extension Store {
    /// The team of that name, in whatever case.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` where there is none.
    func team(named name: String) async throws(StoreError) -> Team {
        guard let team = try await teams().first(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw .invalid(
                field: "team",
                problem:
                    "There is no team “\(name)”: inkling team list shows which there are, inkling team add adds one."
            )
        }
        return team
    }
}

internal import ArgumentParser
internal import Intake
internal import Tracking

/// `inkling rejudge`: applies rules and facts of today to the hits of the past.
struct RejudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge stored hits again, after rules or facts changed.",
        discussion: "Totals, timeline and cards follow. The server may run."
    )

    @Option(help: "Only copies with a hit since then, such as 2026-11-01T00:00:00Z; else all.")
    var since: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var knowledge: KnowledgeOptions

    func validate() throws {
        guard let since, Instant(since) == nil else { return }
        throw ValidationError("--since is a date and time of RFC 3339, such as 2026-11-01T00:00:00Z.")
    }

    func run() async throws {
        do {
            let judge = CopyJudge(catalogue: try knowledge.catalogue(), networks: try knowledge.networks())
            let start = since.flatMap { Instant($0) } ?? Instant(microseconds: 0)
            let done = try await Rejudging(store: try await data.open(), judge: judge).run(since: start)
            print("\(done.changed) hits on \(done.copies) copies are believed otherwise now")
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

internal import ArgumentParser
internal import Foundation
internal import Intake
internal import Tracking

/// `inkling judge`: what Inkling would believe of hits.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Print for each hit of a file who is believed to have made it, and why.",
        discussion: """
            The file holds a JSON object a line: `id`, `kind` (open, click, view), and as far as they are known `ua`, `ip`, \
            `asn`, `accept`, `method`, `headers`, `delay_ms` (since hand-over), `at` (RFC 3339), `copy` and `link`. Hits with the \
            same `copy` are judged together, a hit without one alone. The answers are in the order of the hits. Nothing is stored.
            """
    )

    /// Millions of hits, and no disk full of them.
    private static let maximumSize = 1_024 * 1_048_576

    @Argument(help: "A file with a hit in JSON on each line; - for standard input.")
    var file: String

    @OptionGroup var knowledge: KnowledgeOptions

    func run() throws {
        let problems: [HitLineError]
        do {
            let bytes = try InputFile.bytes(of: file, limit: Self.maximumSize)
            let court = Court(
                catalogue: try knowledge.catalogue(),
                knowledge: try knowledge.networks()
            )
            let hits = HitFile(bytes)
            for answer in court.judge(hits.lines) {
                try OutputFile.print(Array((try answer.json() + "\n").utf8))
            }
            problems = hits.problems
        } catch {
            throw ExitCode.reporting(error)
        }
        guard problems.isEmpty else {
            for problem in problems.dropLast() { _ = ExitCode.reporting(problem) }
            throw problems.last.map { ExitCode.reporting($0) } ?? ExitCode.failure
        }
    }
}

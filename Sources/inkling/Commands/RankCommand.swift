internal import ArgumentParser
internal import Engagement

/// `inkling rank`: which templates do best, and what the data really tell.
struct RankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Print templates by what they reach, best first, and whether the data really tell the best one.",
        discussion: """
            The table has an email a line, and names its columns in the first one: `template`, `outcome` (1, true, yes or how \
            often, where the aim was reached; else 0, false or no) and perhaps `group`, the kind of recipient. With groups, \
            rates are those of the same mix of recipients for all. Rates are drawn towards those of the other templates as far as there are few emails; `low` and \
            `high` enclose 95 % of what is believed. `recommended` is true for one template at most: one with 50 emails or \
            more that an exact test tells from every other such template. Lines that can’t be understood are reported, and the \
            others are ranked; the status is 1 then.
            """
    )

    @Argument(help: "A table in CSV; - for standard input.")
    var file: String

    @Option(help: "What the outcome is: opens, replies or sales. A column of that name does as well as `outcome`.")
    var aim: RankingAim

    func run() throws {
        do {
            var outcomes = OutcomeReader(aim: aim)
            let problems = try TableFile.read(file) { row throws(CSVError) in try outcomes.take(row) }
            for rank in TemplateRanking(outcomes.counts).ranks {
                try OutputFile.print(Array((try RankLine(rank, for: aim).json() + "\n").utf8))
            }
            // The others were ranked: one line in thousands is no reason to say nothing, but nobody may overlook it.
            guard problems.count == 0 else { throw problems }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

extension RankingAim: ExpressibleByArgument {}

internal import ArgumentParser
internal import Engagement

/// `inkling advise`: when each person is best written to.
struct AdviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "Print for each person of a history at what time of their day they are best written to, and why.",
        discussion: """
            The table names its columns in the first line: `person`, `at` (RFC 3339, a date of mail, or seconds since 1970) and \
            perhaps `offset`, that of the person’s clock (+02:00, +0200, minutes, or a zone such as Europe/Berlin); without it \
            that of `at` holds. Who is hardly known is taken for one of their `account`: a column of that name, else the domain \
            of their address. Hour and minute are in the zone named: the offset that the person had most of late, UTC where the \
            table gives none. `confidence` is the share of what the person does that is expected within an hour of that time. \
            With --evaluate, the first 70 % of each history are learned from, and one object says what share of the later \
            moments is within an hour of the advice, of everyone’s most common hour and of the person’s own. Lines that can’t be \
            understood are reported, and the others are learned from.
            """
    )

    @Option(help: "A table in CSV; - for standard input.")
    var history: String

    @Flag(help: "Measure the advice on the last 30 % of each history instead of printing it.")
    var evaluate = false

    func run() throws {
        do {
            var reader = HistoryReader()
            let problems = try TableFile.read(history) { row throws(CSVError) in try reader.take(row) }
            try printAdvice(for: reader.histories)
            // The other lines were learned from: one wrong clock among thousands is no reason to advise nobody.
            guard problems.count == 0 else { throw problems }
        } catch {
            throw ExitCode.reporting(error)
        }
    }

    private func printAdvice(for people: [(history: HabitHistory, zone: HabitZone)]) throws {
        if evaluate {
            let evaluation = HabitEvaluation(people.map(\.history))
            if evaluation.later == 0 { _ = ExitCode.reporting(NothingToForetell()) }
            return try OutputFile.print(Array((try EvaluationLine(evaluation).json() + "\n").utf8))
        }
        let model = HabitModel(people.map(\.history))
        for (history, zone) in people {
            let line = AdviceLine(history.person, model.advice(for: history), in: zone)
            try OutputFile.print(Array((try line.json() + "\n").utf8))
        }
    }
}

/// That an evaluation has nothing to measure with.
private struct NothingToForetell: Error, CustomStringConvertible {
    let description = "Nothing could be measured: nobody has two moments or more. Shares are null, not 0."
}

internal import ArgumentParser
internal import Edge
internal import Intake
internal import Storage
internal import Tracking

/// `inkling journal`: hits on disk that are not yet taken in.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Look into the journal of hits.",
        subcommands: [Inspect.self]
    )

    /// `inkling journal inspect`.
    struct Inspect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print segments, how many hits they hold, damage, how far they were taken in, and what was set aside.",
            discussion: """
                One JSON object a line: each segment, each piece that was set aside since it can’t be read or storage refuses \
                it, and at the end the journal as a whole. A running server is not \
                disturbed; of what it writes meanwhile some may look torn.
                """
        )

        @Flag(help: "Print each hit as well, with the address and agent of who made it: that is personal.")
        var hits = false

        @OptionGroup var data: DataOptions

        func run() async throws {
            do {
                let folder = try data.folder()
                let taken = try await Workspace.open(folder).journalPosition(of: Intake.journalName) ?? .start
                let inspection = JournalInspection(folder: folder.journal)
                var total = JournalSummary(takenInUpTo: "\(taken)")
                for number in try inspection.numbers() {
                    var waiting = 0
                    var lines: [JournalHitLine] = []
                    let segment = try inspection.segment(number) { hit, place in
                        if place >= taken { waiting += 1 }
                        if hits { lines.append(JournalHitLine(hit, at: place)) }
                    }
                    for line in lines { print(try line.json) }
                    guard let segment else { continue }
                    total.add(segment, waiting: waiting)
                    print(try JournalSegmentLine(segment, waiting: waiting).json)
                }
                for piece in try SetAside(journal: folder.journal).pieces() {
                    if hits { for hit in piece.hits { print(try JournalHitLine(hit, at: piece.place).json) } }
                    total.add(piece)
                    print(try JournalPieceLine(piece).json)
                }
                print(try total.json)
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

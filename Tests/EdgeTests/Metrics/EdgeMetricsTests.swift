import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeMetricsTests {
    @Test func tellsWhatWasCounted() throws {
        let journals = try Journals()
        let journal = try journals.open()
        let read = journal.syncedPosition
        try journal.append(Samples.hits(0..<3))
        journals.counters.count { counts in
            counts.connections = 7
            counts.closedConnections = 5
            counts.linkHits = 6
            counts.recordedHits = 3
            counts.lateHits = 1
            counts.refusedHits = 2
        }
        journals.counters.countJudged([JudgedKind(kind: .link, verdict: .machine): 4])
        let clock = WallClock { Samples.noon + .milliseconds(2_500) }
        let metrics = EdgeMetrics(journal: journal, counters: journals.counters, clock: clock)

        let lines = metrics.text(IntakeStanding(taken: read)).split(separator: "\n").map(String.init)

        for line in [
            "# TYPE inkling_hits_total counter", "inkling_hits_total{kind=\"beacon\"} 0",
            "inkling_hits_total{kind=\"link\"} 6", "inkling_hits_settled_total{outcome=\"late\"} 1",
            "inkling_journal_waiting_hits 2", "inkling_journal_commits_total 1", "inkling_connections_open 2",
            "inkling_hits_judged_total{kind=\"link\",verdict=\"machine\"} 4",
            "inkling_hits_judged_total{kind=\"beacon\",verdict=\"human\"} 0", "inkling_intake_lag_seconds 2.5",
            "inkling_journal_set_aside_total{what=\"places\"} 0", "inkling_journal_set_aside_total{what=\"hits\"} 2",
            "inkling_journal_commit_seconds_count 1", "inkling_journal_commit_seconds_bucket{le=\"+Inf\"} 1",
            "inkling_storage_up 1", "inkling_intake_failures_total 0",
            "inkling_intake_behind_bytes \(journal.syncedPosition.offset - read.offset)",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        // The form's rule: each line is a comment, or a name, perhaps labels, and a number.
        let figure = #/[a-z_]+(\{[a-z]+="[^"]+"(,[a-z]+="[^"]+")?\})? -?[0-9.e-]+/#
        #expect(lines.allSatisfy { $0.hasPrefix("# ") || $0.wholeMatch(of: figure) != nil })
        let unknown = metrics.text(IntakeStanding())
        #expect(!unknown.contains("behind") && !unknown.contains("lag"), "nobody can say")
        let synced = metrics.text(IntakeStanding(taken: journal.syncedPosition))
        #expect(synced.contains("inkling_intake_lag_seconds 0.0\n"), "nothing waits")
    }

    @Test func classesOfTimesAddUp() {
        var text = MetricsText()
        var times = CommitTimes()
        for microseconds in [100, 101, 999, 2_000_000] { times.add(microseconds: microseconds) }

        text.histogram("t", "Times.", times)

        #expect(text.text.contains("t_bucket{le=\"0.0001\"} 1\nt_bucket{le=\"0.00025\"} 2\n"))
        #expect(text.text.contains("t_bucket{le=\"0.001\"} 3\n"))
        #expect(text.text.hasSuffix("t_bucket{le=\"1.0\"} 3\nt_bucket{le=\"+Inf\"} 4\nt_sum 2.0012\nt_count 4\n"))
    }

    @Test func whatLiesBehindIsCountedOverSegments() throws {
        var journals = try Journals()
        journals.settings.segmentSize = 300
        let journal = try journals.open()
        let start = journal.syncedPosition
        for number in 0..<9 { try journal.append([Samples.hit(number)]) }

        #expect(try journals.segments().count > 2)
        #expect(try journal.bytes(from: start) > journal.syncedPosition.offset)
        #expect(try journal.bytes(from: journal.syncedPosition) == 0)
    }
}

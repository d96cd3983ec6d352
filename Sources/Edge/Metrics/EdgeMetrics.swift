package import Tracking

/// What monitoring programs are told of listener and journal, in the text form of Prometheus (version 0.0.4).
///
/// Figures count from the start of the process, and nothing in them is personal.
package struct EdgeMetrics: Sendable {
    private let journal: Journal
    private let counters: EdgeCounters
    private let certificates: CertificateReader?
    private let clock: WallClock

    /// Names whose figures are told.
    package init(
        journal: Journal,
        counters: EdgeCounters,
        certificates: CertificateReader? = nil,
        clock: WallClock = .system
    ) {
        self.journal = journal
        self.counters = counters
        self.certificates = certificates
        self.clock = clock
    }

    /// The figures by now.
    package func text(_ intake: IntakeStanding) -> String {
        let counts = counters.counts
        var page = MetricsText()
        tell(hits: counts, on: &page)
        tell(journal: counts, on: &page)
        tell(connections: counts, on: &page)
        tell(intake, on: &page)
        return page.text
    }

    private func tell(_ intake: IntakeStanding, on page: inout MetricsText) {
        if let behind = intake.taken.flatMap({ try? journal.bytes(from: $0) }) {
            page.gauge("inkling_intake_behind_bytes", "Bytes of the journal that are not taken in yet.", behind)
        }
        if let lag = intake.taken.flatMap({ try? lag(behind: $0) }) {
            page.gauge(
                "inkling_intake_lag_seconds",
                "How long the oldest hit waits that is not taken in yet.",
                seconds: lag
            )
        }
        page.counter("inkling_intake_failures_total", "Times that journal or storage refused it.", intake.failures)
        page.gauge(
            "inkling_storage_up",
            "1 where storage did what it was last asked for.",
            intake.isStorageThere ? 1 : 0
        )
    }

    /// How old the first hit is that intake has still to take in; nothing where there is none.
    private func lag(behind taken: JournalPosition) throws(JournalError) -> Duration {
        var reader = JournalReader(journal, from: taken)
        guard let oldest = try reader.next(limit: 1).entries.first else { return .zero }
        return max(.zero, clock.now - oldest.hit.at)
    }

    private func tell(hits counts: EdgeCounts, on page: inout MetricsText) {
        page.counter(
            "inkling_hits_total",
            "Requests with a genuine token that are recorded, by what was asked for.",
            by: "kind",
            [
                ("beacon", counts.beaconHits), ("link", counts.linkHits), ("file", counts.fileHits),
                ("image", counts.imageHits),
            ]
        )
        page.counter(
            "inkling_hits_settled_total",
            "What became of them: on disk before the answer, on disk later, or never written.",
            by: "outcome",
            [("recorded", counts.recordedHits), ("late", counts.lateHits), ("lost", counts.lostHits)]
        )
        let hits = counters.judgedHits
        let judged = HitKind.allCases.flatMap { kind in
            Verdict.allCases.map { JudgedKind(kind: kind, verdict: $0) }
        }
        page.counter(
            "inkling_hits_judged_total",
            "Hits that are taken in, by what was asked for and what is believed to have asked at first.",
            judged.map { ([("kind", "\($0.kind)"), ("verdict", $0.verdict.rawValue)], hits[$0] ?? 0) }
        )
        page.counter("inkling_hits_silenced_total", "Genuine requests that leave no trace.", counts.silencedHits)
        page.counter("inkling_tokens_refused_total", "Damaged, forged or misused tokens.", counts.refusedTokens)
    }

    private func tell(journal counts: EdgeCounts, on page: inout MetricsText) {
        page.counter("inkling_journal_commits_total", "Syncs of the journal that succeeded.", counts.commits)
        page.counter(
            "inkling_journal_failed_commits_total",
            "Writes or syncs that failed; each ends its segment.",
            counts.failedCommits
        )
        page.histogram("inkling_journal_commit_seconds", "How long writing and syncing took.", counters.commitTimes)
        page.counter(
            "inkling_journal_set_aside_total",
            "What intake set aside: places that can’t be read, and hits that storage refuses.",
            by: "what",
            [("places", counts.damagedPlaces), ("hits", counts.refusedHits)]
        )
        let waiting = counts.beaconHits + counts.linkHits + counts.fileHits + counts.imageHits
        let settled = counts.recordedHits + counts.lateHits + counts.lostHits
        page.gauge("inkling_journal_waiting_hits", "Hits that are not on disk yet.", max(0, waiting - settled))
    }

    private func tell(connections counts: EdgeCounts, on page: inout MetricsText) {
        let open = counts.connections - counts.closedConnections
        page.gauge("inkling_connections_open", "Connections that are open.", open)
        page.counter("inkling_connections_total", "Connections accepted.", counts.connections)
        page.counter("inkling_connections_refused_total", "Closed at once: too many.", counts.refusedConnections)
        page.counter("inkling_connections_timed_out_total", "Closed because of time-outs.", counts.timeouts)
        page.counter(
            "inkling_handshakes_failed_total",
            "Connections on which TLS was not agreed upon.",
            counts.failedHandshakes
        )
        if let certificates {
            let seconds = certificates.expiry.microseconds / 1_000_000
            page.gauge("inkling_certificate_expires_timestamp_seconds", "When the certificate's time is over.", seconds)
        }
        page.counter("inkling_requests_total", "Requests answered, of any kind.", counts.requests)
        page.counter("inkling_requests_bad_total", "Requests that are no HTTP/1, or too long.", counts.badRequests)
        page.counter("inkling_downloads_total", "Files sent, or parts of them.", counts.files)
        page.counter("inkling_downloads_refused_total", "Files not sent: too many at a time.", counts.refusedDownloads)
        page.counter("inkling_downloads_failed_total", "Files that could not be read.", counts.missingFiles)
    }
}

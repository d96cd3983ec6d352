package import Tracking

/// The examination of the installation, for the page of it.
package struct DoctorDesk: Sendable {
    /// Begins one, unless one is under way, and says how that stands.
    let begin: @Sendable () -> ExaminationReport
    /// The last one since the start.
    let last: @Sendable () -> ExaminationReport?

    /// Takes both.
    package init(
        begin: @escaping @Sendable () -> ExaminationReport,
        last: @escaping @Sendable () -> ExaminationReport?
    ) {
        self.begin = begin
        self.last = last
    }

    /// For where nothing can be looked at: every examination is over at once and found nothing.
    package static let none = DoctorDesk(
        begin: { ExaminationReport(startedAt: Instant(microseconds: 0), isOver: true) },
        last: { nil }
    )
}

/// What an examination found so far.
package struct ExaminationReport: Hashable, Sendable {
    /// When it was begun.
    package let startedAt: Instant
    /// What was found, in the order of looking.
    package var findings: [Finding]
    /// Whether nothing more is looked at.
    package var isOver: Bool

    /// Begins one.
    package init(startedAt: Instant, findings: [Finding] = [], isOver: Bool = false) {
        self.startedAt = startedAt
        self.findings = findings
        self.isOver = isOver
    }
}

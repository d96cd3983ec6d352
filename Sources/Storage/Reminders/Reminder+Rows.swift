internal import Engagement
internal import Tracking

extension Reminder {
    /// Reads the columns of `reminders`.
    init(_ row: SQLRow, isFollowed: Bool, lacksTarget: Bool = false) throws {
        self.init(
            plan: ReminderPlan(
                condition: try row.word("condition"),
                at: try row.instant("due_at"),
                preset: try row.optionalWord("preset"),
                note: try row.text("note")
            ),
            progress: try ReminderProgress(row),
            isFollowed: isFollowed,
            lacksTarget: lacksTarget
        )
    }
}

extension ReminderProgress {
    fileprivate init(_ row: SQLRow) throws {
        switch try row.text("state") {
        case "waiting":
            self = .waiting
        case "met":
            self = .met(
                ReminderEvidence(
                    kind: try row.word("met_kind"),
                    recipient: try row.ordinal("met_recipient"),
                    at: try row.instant("met_at")
                )
            )
        case "fired":
            self = .fired(at: try row.instant("fired_at"), anyway: try row.truth("fired_anyway"))
        default:
            throw DatabaseError.unexpectedColumn("state")
        }
    }

    /// The word for it in storage.
    var word: String {
        switch self {
        case .waiting: "waiting"
        case .met: "met"
        case .fired: "fired"
        }
    }

    /// What made it needless.
    var evidence: ReminderEvidence? { if case .met(let evidence) = self { evidence } else { nil } }

    /// When it came.
    var firedAt: Instant? { if case .fired(let instant, _) = self { instant } else { nil } }

    /// Whether it had fallen back.
    var isFiredAnyway: Bool { if case .fired(_, true) = self { true } else { false } }
}

internal import Engagement
internal import Tracking

extension Interaction {
    /// Reads the columns of `interactions`.
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            copy: CopyReference(email: try row.id("email_id"), recipient: try row.ordinal("recipient")),
            kind: try row.word("kind"),
            ordinal: try row.ordinal("ordinal"),
            at: try row.instant("at"),
            lastAt: try row.instant("last_at"),
            count: try row.number("count"),
            judgement: try Judgement(row),
            device: try Device(row),
            place: try row.optionalText("place"),
            wasServed: try row.truth("was_served")
        )
    }
}

extension Judgement {
    /// Reads the columns that hits and interactions share.
    init(_ row: SQLRow) throws {
        self.init(
            verdict: try row.word("verdict"),
            confidence: try row.real("confidence"),
            reasons: try row.text("reasons").split(separator: "\n").map(String.init),
            proxy: try row.optionalText("proxy")
        )
    }

    /// The reasons as one text, a line each.
    var storedReasons: String {
        reasons.map { $0.utf8.contains(0x0A) ? $0.replacing("\n", with: " ") : $0 }.joined(separator: "\n")
    }
}

extension Device {
    /// Reads the columns that hits, interactions and cards share.
    init(_ row: SQLRow) throws {
        self.init(
            type: try row.optionalWord("device_type"),
            system: try row.optionalText("device_system"),
            program: try row.optionalText("device_program")
        )
    }
}

package import Engagement
package import Tracking

/// What a statement's parameter can be given as.
package protocol SQLParameter {
    /// The value as it is stored.
    var sqlValue: SQLValue { get }
}

extension SQLConnection {
    /// Runs a statement that answers rows.
    func rows(_ sql: String, _ parameters: any SQLParameter...) throws -> [SQLRow] {
        try rows(sql, parameters.map(\.sqlValue))
    }

    /// Runs a statement that answers at most one row.
    func row(_ sql: String, _ parameters: any SQLParameter...) throws -> SQLRow? {
        try rows(sql, parameters.map(\.sqlValue)).first
    }

    /// Runs a statement that changes rows, and says how many.
    @discardableResult
    func run(_ sql: String, _ parameters: any SQLParameter...) throws -> Int {
        try run(sql, parameters.map(\.sqlValue))
    }
}

extension SQLParameter where Self: BinaryInteger {
    /// As `BIGINT`.
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension SQLParameter where Self: RawRepresentable, RawValue: SQLParameter {
    /// As its raw value.
    package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension Optional: SQLParameter where Wrapped: SQLParameter {
    /// As the value or `NULL`.
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension String: SQLParameter {
    /// As `TEXT`, without NUL characters, which no engine takes.
    package var sqlValue: SQLValue { .text(hasNUL ? filter { $0 != "\0" } : self) }

    private var hasNUL: Bool {
        // Bytes in a row are looked through many times as quickly as those of a view.
        utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
    }
}

extension [UInt8]: SQLParameter {
    /// As `BYTEA`.
    package var sqlValue: SQLValue { .blob(self) }
}

extension Bool: SQLParameter {
    /// As 0 or 1.
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLParameter {
    /// As `DOUBLE PRECISION`.
    package var sqlValue: SQLValue { .real(self) }
}

extension ID: SQLParameter {
    /// As sixteen bytes.
    package var sqlValue: SQLValue { .blob(bytes) }
}

extension Instant: SQLParameter {
    /// As microseconds since 1970.
    package var sqlValue: SQLValue { .integer(microseconds) }
}

extension Int: SQLParameter {}
extension Int64: SQLParameter {}
extension UInt8: SQLParameter {}
extension UInt16: SQLParameter {}
extension Audience: SQLParameter {}
extension AuditAction: SQLParameter {}
extension BlockKind: SQLParameter {}
extension CardFeedback: SQLParameter {}
extension CardKind: SQLParameter {}
extension ConnectionSecurity: SQLParameter {}
extension ConsentMode: SQLParameter {}
extension DeviceType: SQLParameter {}
extension EmailStatus: SQLParameter {}
extension FollowingState: SQLParameter {}
extension HitKind: SQLParameter {}
extension HitMethod: SQLParameter {}
extension InteractionKind: SQLParameter {}
extension MailServerPurpose: SQLParameter {}
extension MailSignIn: SQLParameter {}
extension ObjectorMode: SQLParameter {}
extension Preference: SQLParameter {}
extension RecipientField: SQLParameter {}
extension ReminderCondition: SQLParameter {}
extension ReminderEvidence.Kind: SQLParameter {}
extension ReminderPreset: SQLParameter {}
extension ReplyKind: SQLParameter {}
extension Role: SQLParameter {}
extension OpportunityFilter: SQLParameter {}
extension Stage: SQLParameter {}
extension Verdict: SQLParameter {}

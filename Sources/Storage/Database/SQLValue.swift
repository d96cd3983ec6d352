/// A value that both engines know; UUIDs are blobs, instants are integers of microseconds, truth is 0 or 1.
package enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// `BIGINT`.
    case integer(Int64)
    /// `DOUBLE PRECISION`.
    case real(Double)
    /// `TEXT`.
    case text(String)
    /// `BYTEA`.
    case blob([UInt8])
}

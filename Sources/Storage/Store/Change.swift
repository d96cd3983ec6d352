internal import Tracking

/// One write transaction under way.
struct Change {
    /// Its connection.
    let sql: any SQLConnection
    /// The one time that everything in it bears.
    let now: Instant
    /// What is told when it is kept.
    var events: [LiveEvent] = []
}

internal import Logging
internal import Tracking

/// The settings of `inkling serve`, read once and checked.
struct Settings: Sendable {
    /// Where a listener listens.
    struct Place: Hashable, Sendable {
        var host: String
        var port: Int
    }

    var dataFolder: String
    var web: Place
    /// `nil` where it follows from ``web``.
    var webPublicAddress: PublicAddress?
    var tracking: Place
    /// `nil` where it follows from ``tracking``.
    var trackingPublicAddress: PublicAddress?
    var libraries: String?
    var agentDefinitions: String
    /// In bytes.
    var messageLimit: Int
    var logLevel: Logger.Level
    var isDemo: Bool
}

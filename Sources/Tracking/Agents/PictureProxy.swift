/// A mail provider's proxy that fetches a picture when, or before, a person opens the mail: what its agent says of a device
/// is not true of the reader's.
package enum PictureProxy: String, Sendable, CaseIterable {
    /// Gmail's, which fetches when a person opens.
    case gmail = "Gmail"
    /// Yahoo's and AOL's, which fetches when a person opens.
    case yahoo = "Yahoo"
    /// Apple's privacy relay, which fetches whether a person opens or not.
    case apple = "Apple"

    /// Recognises a proxy by its agent.
    package init?(agent: String) {
        // Equality, not a prefix: nothing else is known to send just this.
        if agent == "Mozilla/5.0" {
            self = .apple
        } else if agent.contains("GoogleImageProxy") {
            self = .gmail
        } else if agent.contains("YahooMailProxy") {
            self = .yahoo
        } else {
            return nil
        }
    }

    /// Whether it fetches because a person opened.
    package var followsReader: Bool { self != .apple }

    /// All that is known of the reader's device.
    var device: Device {
        switch self {
        case .gmail: Device(program: "Gmail")
        case .yahoo: Device(program: "Yahoo Mail")
        case .apple: Device(program: "Apple Mail")
        }
    }
}

internal import Tracking

/// Whether recipients see that the links of a followed email belong to its sender: a part of *Before you send*.
struct TrackingNameCheck {
    let trackingName: String
    let senderDomain: String

    /// Compares two names; `nil` where one belongs to the other, and where only this machine is reached.
    init?(from sender: String, base: TrackingBase) {
        senderDomain = String(sender.split(separator: "@").last ?? "")
        trackingName = base.host
        guard !base.isLoopback, !base.belongs(to: senderDomain) else { return nil }
    }
}

internal import Tracking

/// A hit as `inkling journal inspect --hits` prints it.
struct JournalHitLine: JournalLine {
    private let place: String
    private let at: String
    private let kind: String
    private let email: String
    private let recipient: UInt16
    private let ordinal: UInt16
    private let method: String
    private let address: String
    private let agent: String

    init(_ hit: Hit, at place: JournalPosition) {
        self.place = "\(place)"
        at = "\(hit.at)"
        kind = "\(hit.kind)"
        email = "\(hit.copy.email)"
        recipient = hit.copy.recipient
        ordinal = hit.ordinal
        method = hit.method == .head ? "HEAD" : "GET"
        address = "\(hit.address)"
        agent = hit.agent
    }
}

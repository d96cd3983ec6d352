internal import Storage

/// A tracked link.
struct LinkAnswer: Encodable, Sendable {
    let ordinal: UInt16
    let url: String
    let label: String

    init(_ link: TrackedLink) {
        ordinal = link.ordinal
        url = link.url
        label = link.label
    }
}

/// One HTTP request for a beacon, link, file or image of a copy, as it arrived: what the journal holds.
package struct Hit: Hashable, Sendable {
    /// When the request head was complete.
    package private(set) var at: Instant
    /// What was asked for.
    package let kind: HitKind
    /// Whose copy the token belongs to.
    package let copy: CopyReference
    /// Which link, file or image of the email, from 0; 0 for the beacon.
    package let ordinal: UInt16
    /// The request method.
    package let method: HitMethod
    /// The client's address, in full; it is cut when the hit is stored (product §4.3).
    package let address: NetworkAddress
    /// The `User-Agent`, cut to ``maximumAgentLength`` bytes, made valid UTF-8; empty where there was none.
    package let agent: String
    /// The few header fields that tell prefetching from reading.
    package let headers: HitHeaders
    /// Whether the answer gave what was asked for; not where a file was gone, unknown or could not be read.
    package var wasServed: Bool

    /// Longer agents are cut here: nobody needs more to tell a device, and strangers choose the length.
    package static let maximumAgentLength = 1_024

    /// Puts a hit together.
    package init(
        at: Instant,
        kind: HitKind,
        copy: CopyReference,
        ordinal: UInt16,
        method: HitMethod,
        address: NetworkAddress,
        agent: String,
        headers: HitHeaders,
        wasServed: Bool = true
    ) {
        self.at = at
        self.kind = kind
        self.copy = copy
        self.ordinal = ordinal
        self.method = method
        self.address = address
        self.agent = agent
        self.headers = headers
        self.wasServed = wasServed
    }

    /// The same request at another time.
    package func again(at instant: Instant) -> Hit {
        var hit = self
        hit.at = instant
        return hit
    }
}

/// The request methods that a hit can have.
package enum HitMethod: UInt8, Sendable, Codable {
    /// The usual one.
    case get = 1
    /// Asks for the head only; people's programs don't.
    case head = 2
}

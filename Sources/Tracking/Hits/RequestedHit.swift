/// A hit as its request says it: the texts are places in the request's bytes, and live no longer than those.
///
/// What a ``Hit`` is from then on, but nothing is copied before it is written down.
package struct RequestedHit {
    /// When the request head was complete.
    package let at: Instant
    /// What was asked for, and whose copy.
    package let subject: TokenReference
    /// The request method.
    package let method: HitMethod
    /// The client's address, in full.
    package let address: NetworkAddress
    /// `User-Agent`, as long as it is; `nil` where there was none.
    package let agent: UnsafeRawBufferPointer?
    /// `Accept`.
    package let accept: UnsafeRawBufferPointer?
    /// `Accept-Language`.
    package let language: UnsafeRawBufferPointer?
    /// `Purpose` and the like.
    package let purpose: UnsafeRawBufferPointer?
    /// `Range`.
    package let range: UnsafeRawBufferPointer?
    /// Whether the answer gives what was asked for.
    package var wasServed: Bool

    /// Puts it together.
    package init(
        at: Instant,
        subject: TokenReference,
        method: HitMethod,
        address: NetworkAddress,
        agent: UnsafeRawBufferPointer?,
        accept: UnsafeRawBufferPointer?,
        language: UnsafeRawBufferPointer?,
        purpose: UnsafeRawBufferPointer?,
        range: UnsafeRawBufferPointer?,
        wasServed: Bool = true
    ) {
        self.at = at
        self.subject = subject
        self.method = method
        self.address = address
        self.agent = agent
        self.accept = accept
        self.language = language
        self.purpose = purpose
        self.range = range
        self.wasServed = wasServed
    }

    /// The same with texts of its own, cut and made valid.
    package var hit: Hit {
        func text(_ bytes: UnsafeRawBufferPointer?, _ limit: Int = HitHeaders.maximumLength) -> String? {
            bytes.map { String(cutting: $0, to: limit) }
        }
        return Hit(
            at: at,
            kind: subject.kind,
            copy: subject.copy,
            ordinal: subject.ordinal,
            method: method,
            address: address,
            agent: text(agent, Hit.maximumAgentLength) ?? "",
            headers: HitHeaders(
                accept: text(accept),
                language: text(language),
                purpose: text(purpose),
                range: text(range)
            ),
            wasServed: wasServed
        )
    }
}

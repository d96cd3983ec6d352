internal import Tracking

extension RequestHead {
    /// The hit that the request makes; its texts are places in the request's bytes.
    func hit(
        of subject: TokenReference,
        in bytes: UnsafeRawBufferPointer,
        from address: NetworkAddress,
        at instant: Instant,
        _ answer: Answer
    ) -> RequestedHit {
        func text(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
            range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        }
        return RequestedHit(
            at: instant,
            subject: subject,
            method: method == .head ? .head : .get,
            address: address,
            agent: text(agent),
            accept: text(accept),
            language: text(language),
            purpose: text(purpose),
            range: text(range),
            wasServed: answer.serves(subject.kind)
        )
    }
}

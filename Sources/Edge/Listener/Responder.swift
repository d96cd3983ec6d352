internal import Tracking

/// Decides on the answer to a request, and whether it makes a hit: a function of the request, the keys and the edge state.
struct Responder: Sendable {
    /// The keys as they are now: they change while the server runs.
    let keys: @Sendable () -> KeyRing
    /// Whether recipients' pages are served.
    var servesPages = false

    struct Decision: Hashable {
        var answer: Answer
        /// What the hit to record before answering is of.
        var subject: TokenReference?
        /// Whether the request was genuine but must leave no trace.
        var isSilenced = false
        /// Whether it had a token that is damaged, forged or of a misused key.
        var isForged = false
    }

    func decide(
        _ head: RequestHead,
        in bytes: UnsafeRawBufferPointer,
        at instant: Instant,
        state: EdgeStateImage
    ) -> Decision {
        guard head.method != .other else { return Decision(answer: .method) }
        let path = UnsafeRawBufferPointer(rebasing: bytes[head.path])
        let found = TrackingAddress.parse(path)
        // Only on a recipient's page there is something to press.
        guard head.method != .post || servesPages && found?.kind == .page else { return Decision(answer: .method) }
        guard let (kind, text) = found else { return Decision(answer: fixed(path)) }
        guard kind != .page || servesPages else { return Decision(answer: .nothing) }
        let token: Token
        let key: KeyID
        do throws(TokenError) {
            (token, key) = try keys().openSealed(text)
        } catch {
            return refusal(kind, error)
        }
        // A genuine token in another kind's address was put there by hand.
        guard token.kind == kind else { return refusal(kind, .forged) }
        // With a misused key anybody may have sealed this: it is evidence of nothing.
        guard !state.blocks(key) else { return refusal(kind, .revokedKey) }
        // Whoever looks at what is recorded of them leaves no trace by it.
        if kind == .page { return Decision(answer: .page(request(token, text, head, in: bytes))) }
        var decision = Decision(answer: answer(token, head, in: bytes, at: instant, state: state))
        if state.records(token.copy) {
            decision.subject = TokenReference(token)
        } else {
            decision.isSilenced = true
        }
        return decision
    }

    private func fixed(_ path: UnsafeRawBufferPointer) -> Answer {
        let bare = path.prefix { $0 != UInt8(ascii: "?") }
        if bare.elementsEqual("/healthz".utf8) { return .healthy }
        if servesPages, bare.elementsEqual("/page.css".utf8) { return .style }
        // What a mail shows as a picture is always one, whatever became of its address (product §4.1).
        if bare.starts(with: "/o/".utf8) || bare.starts(with: "/i/".utf8) { return .beacon }
        return bare.elementsEqual("/robots.txt".utf8) ? .robots : .nothing
    }

    private func request(
        _ token: Token,
        _ text: UnsafeRawBufferPointer,
        _ head: RequestHead,
        in bytes: UnsafeRawBufferPointer
    ) -> PageRequest {
        func read(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let mark = head.path.first { bytes[$0] == UInt8(ascii: "?") }
        return PageRequest(
            copy: token.copy,
            token: String(decoding: text, as: UTF8.self),
            isPost: head.method == .post,
            query: mark.map { read($0 + 1..<head.path.upperBound) } ?? "",
            origin: head.origin.map(read),
            site: head.site.map(read)
        )
    }

    private func refusal(_ kind: HitKind, _ error: TokenError) -> Decision {
        guard kind != .beacon, kind != .image else { return Decision(answer: .beacon, isForged: true) }
        return Decision(answer: error == .revokedKey ? .blockedLink : .brokenLink, isForged: true)
    }

    private func answer(
        _ token: Token,
        _ head: RequestHead,
        in bytes: UnsafeRawBufferPointer,
        at instant: Instant,
        state: EdgeStateImage
    ) -> Answer {
        switch token.content {
        case .beacon, .page: .beacon
        case .link(_, let target): leads(to: target, token.copy.email, state) ? .redirect(target) : .blockedLink
        case .file: content(.file, token, head, in: bytes, at: instant, state: state)
        case .image: content(.image, token, head, in: bytes, at: instant, state: state)
        }
    }

    private func leads(to target: LinkTarget, _ email: EmailID, _ state: EdgeStateImage) -> Bool {
        guard !state.blocks(email) else { return false }
        return !state.blocksHosts || !state.blocks(host: target.host)
    }
}

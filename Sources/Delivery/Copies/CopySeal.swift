internal import Mail
internal import Tracking

/// Makes the tracked addresses of one copy.
struct CopySeal: ~Copyable, Sendable {
    /// A tracked address, and how many characters of it are the token.
    struct Address: Hashable, Sendable {
        let url: String
        let tokenLength: Int
    }

    let copy: CopyReference
    let keys: KeyRing
    let base: TrackingBase
    private var nonces = NonceSequence()

    init(copy: CopyReference, keys: KeyRing, base: TrackingBase) {
        self.copy = copy
        self.keys = keys
        self.base = base
    }

    /// The address of its beacon.
    mutating func beacon() throws(CopyError) -> Address {
        try address(of: Token(copy: copy, content: .beacon), hint: nil)
    }

    /// The address that stands in place of a link.
    mutating func address(of link: Link) throws(CopyError) -> Address {
        guard let target = LinkTarget(link) else { throw .unsealable }
        return try address(
            of: Token(copy: copy, content: .link(ordinal: link.ordinal, target: target)),
            hint: link.host
        )
    }

    /// The address of one of its files or pictures.
    mutating func address(of content: Token.Content) throws(CopyError) -> Address {
        try address(of: Token(copy: copy, content: content), hint: nil)
    }

    private mutating func address(of token: Token, hint: String?) throws(CopyError) -> Address {
        do {
            let sealed = try keys.seal(token, nonces: &nonces)
            return Address(url: base.url(for: token.kind, token: sealed, hint: hint), tokenLength: sealed.utf8.count)
        } catch {
            throw .unsealable
        }
    }
}

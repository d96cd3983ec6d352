/// What a token stands for, whoever holds it: one beacon, link, file or image of one copy.
package struct TokenReference: Hashable, Sendable {
    /// Whose copy of which email.
    package let copy: CopyReference
    /// What is asked for.
    package let kind: HitKind
    /// Which link, file or image, from 0; 0 for the beacon.
    package let ordinal: UInt16

    /// Names what an opened token stands for.
    package init(_ token: Token) {
        self.init(copy: token.copy, kind: token.kind, ordinal: token.ordinal)
    }

    /// Names the thing.
    package init(copy: CopyReference, kind: HitKind, ordinal: UInt16) {
        self.copy = copy
        self.kind = kind
        self.ordinal = ordinal
    }
}

extension Hit {
    /// What its token stands for.
    package var token: TokenReference { TokenReference(copy: copy, kind: kind, ordinal: ordinal) }
}

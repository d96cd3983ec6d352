/// What a tracked address carries, sealed (design §3.3): whose copy, and what of it.
///
/// `Tracking` is these tokens, the hits that come back with them, and the verdict on what made a hit. It does no I/O, and
/// knows neither mail nor storage: whatever it needs is given to it as values.
package struct Token: Hashable, Sendable {
    /// Whose copy.
    package let copy: CopyReference
    /// What of it.
    package let content: Content

    /// Puts a token together.
    package init(copy: CopyReference, content: Content) {
        self.copy = copy
        self.content = content
    }

    /// What a token stands for; ordinals count from 0 within the email.
    package enum Content: Hashable, Sendable {
        /// The beacon.
        case beacon
        /// A tracked link, with where it leads.
        case link(ordinal: UInt16, target: LinkTarget)
        /// A followed attachment.
        case file(ordinal: UInt16)
        /// A hosted image.
        case image(ordinal: UInt16)
        /// The recipient's own page.
        case page
    }

    /// What a request with it asks for.
    package var kind: HitKind {
        switch content {
        case .beacon: .beacon
        case .link: .link
        case .file: .file
        case .image: .image
        case .page: .page
        }
    }

    /// Which link, file or image; 0 for beacon and page.
    package var ordinal: UInt16 {
        switch content {
        case .beacon, .page: 0
        case .link(let ordinal, _), .file(let ordinal), .image(let ordinal): ordinal
        }
    }
}

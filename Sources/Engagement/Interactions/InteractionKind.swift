package import Tracking

/// What is believed to have happened (product §1).
///
/// Replies, bounces and the rest join when mail comes in.
package enum InteractionKind: String, Sendable, Codable, CaseIterable {
    /// The beacon or a hosted image was fetched.
    case opened
    /// A tracked link was followed.
    case clicked
    /// A followed attachment was fetched.
    case viewed

    /// The kind of interaction that a hit of this kind is evidence of; `nil` for the recipient's own page.
    package init?(_ kind: HitKind) {
        switch kind {
        case .beacon, .image: self = .opened
        case .link: self = .clicked
        case .file: self = .viewed
        case .page: return nil
        }
    }
}

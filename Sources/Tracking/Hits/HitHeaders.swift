/// The header fields of a hit that are kept, each cut to ``maximumLength`` bytes; `nil` where the request had none.
package struct HitHeaders: Hashable, Sendable, Codable {
    /// `Accept`.
    package var accept: String?
    /// `Accept-Language`.
    package var language: String?
    /// `Purpose`, `X-Purpose`, `Sec-Purpose` or `X-Moz`, whichever came first.
    package var purpose: String?
    /// `Range`.
    package var range: String?

    /// Longer values are cut here.
    package static let maximumLength = 256

    /// Takes what the request had.
    package init(accept: String? = nil, language: String? = nil, purpose: String? = nil, range: String? = nil) {
        self.accept = accept
        self.language = language
        self.purpose = purpose
        self.range = range
    }
}

internal import Mail
internal import Tracking

extension LinkTarget {
    /// What a token carries of a link; `nil` where that is more than one can hold.
    init?(_ link: Link) {
        self.init(location: link.url, original: link.rawIsNeeded ? link.raw : nil)
    }
}

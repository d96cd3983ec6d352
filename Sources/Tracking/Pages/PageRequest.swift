/// What somebody wants of the recipient's own page (product §3.9), once the token in its address was found genuine.
package struct PageRequest: Hashable, Sendable {
    /// Whose copy of which email.
    package let copy: CopyReference
    /// The token in the address, as it stands there.
    package let token: String
    /// Whether something is to change; to look changes nothing.
    package let isPost: Bool
    /// The query of the address; empty where there is none.
    package let query: String
    /// `Origin` (RFC 6454 §7): which site's page posted it.
    package let origin: String?
    /// `Sec-Fetch-Site`: the same in the browser's own words.
    package let site: String?

    /// Puts it together.
    package init(
        copy: CopyReference,
        token: String,
        isPost: Bool = false,
        query: String = "",
        origin: String? = nil,
        site: String? = nil
    ) {
        self.copy = copy
        self.token = token
        self.isPost = isPost
        self.query = query
        self.origin = origin
        self.site = site
    }
}

extension PageRequest {
    /// Whether it was posted by a page of that site: what posts without saying so is no browser that shows the page.
    package func comes(from base: TrackingBase) -> Bool {
        if let site { return site == "same-origin" }
        return origin == base.description
    }
}

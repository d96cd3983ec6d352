/// What is shown on the recipient's own page.
package struct PageReply: Hashable, Sendable {
    /// How it went.
    package enum Status: Hashable, Sendable {
        /// Here it is.
        case ok
        /// It was done; the browser is to ask for the page anew.
        case done
        /// What was posted did not come from the page itself.
        case refused
        /// There is no such page.
        case notFound
        /// Too often.
        case tooOften
        /// It can't be shown just now.
        case unavailable
    }

    /// How it went.
    package let status: Status
    /// The page as HTML; empty where the browser is to ask anew.
    package let html: String

    /// Takes both.
    package init(_ status: Status, html: String = "") {
        self.status = status
        self.html = html
    }
}

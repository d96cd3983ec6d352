internal import Engagement

// How many recipients did something, counted from their copies: known of one email that was read whole, not of lists.
extension Email {
    /// Recipients with a click believed human.
    package var clickedBy: Int { recipients.count { $0.totals.clicks > 0 } }

    /// Recipients with a view of a followed file believed human.
    package var viewedBy: Int { recipients.count { $0.totals.views > 0 } }

    /// Recipients who answered themselves.
    package var repliedBy: Int { recipients.count { $0.totals.replies > 0 } }
}

internal import Tracking

/// What the listener answers.
enum Answer: Hashable {
    /// The beacon's picture, the same whatever the token.
    case beacon
    /// On to where a link leads.
    case redirect(LinkTarget)
    /// The link's token is damaged or forged; nobody knows where it should lead.
    case brokenLink
    /// Host, email or key of the link was blocked.
    case blockedLink
    /// There is nothing at this address.
    case nothing
    /// The listener lives.
    case healthy
    /// Crawlers have no business here.
    case robots
    /// Only GET and HEAD are answered.
    case method
    /// What came is no request.
    case refused(RequestParser.Refusal)
}

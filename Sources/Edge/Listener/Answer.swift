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
    /// A file or picture from the disk, or a part of it.
    indirect case content(ContentAnswer)
    /// The client has this file already.
    case unchanged(ObjectID)
    /// The client wants another content than the file has (RFC 9110 §15.5.13).
    case changed
    /// The client wants bytes that a file of this size does not have (RFC 9110 §15.5.17).
    case unsatisfiable(size: Int64)
    /// The file is offered no more: it expired, or its sender took it back.
    case goneFile
    /// No such file is known; perhaps not yet.
    case unknownFile
    /// The file or picture can't be read now.
    case unavailableContent(FileReference.Kind)
    /// The recipient's own page, which others make.
    indirect case page(PageRequest)
    /// What the recipient's own page looks like.
    case style
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

    /// Whether it gives what was asked for: a request for a file that is not had is no evidence that it was seen.
    func serves(_ kind: HitKind) -> Bool {
        switch self {
        case .goneFile, .unknownFile: false
        // A link was clicked all the same.
        case .blockedLink: kind != .file
        default: true
        }
    }
}

internal import Storage

/// How many recipients of one email did something; its totals say how often.
struct ReachAnswer: Encodable, Sendable {
    let clickedBy: Int
    let viewedBy: Int
    let repliedBy: Int

    init(_ email: Email) {
        clickedBy = email.clickedBy
        viewedBy = email.viewedBy
        repliedBy = email.repliedBy
    }
}

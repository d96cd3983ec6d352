internal import Storage

extension Happening {
    /// The line of a recipient who stopped being followed.
    init(_ stop: FollowingStop, of email: Email, for visit: Visit) {
        id = "stop-\(stop.recipient)"
        at = Moment(stop.at, as: .clock, for: visit)
        tone = "danger"
        icon = "silenced"
        words = [.strong(email.recipient(stop.recipient)?.displayName ?? "Somebody"), " stopped being followed"]
        detail = "Nothing more is recorded of any email to them"
        reasons = []
        hasWhy = false
        whyTitle = ""
        verdictLabel = nil
        verdictIcon = nil
    }
}

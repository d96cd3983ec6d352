package import Engagement
internal import Tracking

extension ReminderPlan {
    /// No reminder is further ahead: ten years.
    package static let longestWait = Duration.seconds(10 * 366 * 86_400)

    /// Refuses a note that is too long.
    func checkNote() throws(StoreError) {
        let count = note.unicodeScalars.count
        guard count <= Self.longestNote else {
            throw .invalid(
                field: "reminder/note",
                problem: "A note has at most \(Self.longestNote) characters; this one has \(count). Make it shorter."
            )
        }
    }

    /// Refuses a time that is over, or beyond what anybody means.
    func checkTime(after moment: Instant) throws(StoreError) {
        guard at > moment else {
            throw .invalid(
                field: "reminder/at",
                problem: "The reminder would come before the email is out. Choose a later time for it, or take it out."
            )
        }
        guard at - moment <= Self.longestWait else {
            throw .invalid(field: "reminder/at", problem: "A reminder comes within ten years. Choose an earlier time.")
        }
    }
}

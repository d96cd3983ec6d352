package import Engagement
package import Mail
package import Tracking

/// What a recipient may see of what is recorded of one email and them (product §3.9).
package struct RecipientRecordings: Hashable, Sendable {
    /// Whose copy of which email.
    package let copy: CopyReference
    /// Who sent it, as their email says.
    package let sender: Address
    /// Whose it is.
    package let seller: UserID
    /// To whom that copy went; never shown, since mail is forwarded.
    package let recipient: Address
    /// The email's subject; never shown either.
    package let subject: String
    /// When it was sent; `nil` while it still leaves.
    package let sentAt: Instant?
    /// How often each was recorded, by what is believed of it.
    package let counts: [Count]
    /// How many replies came from them.
    package let replies: Int
    /// When they stopped being followed; `nil` where they did not, or where a seller lifted it since.
    package let stoppedAt: Instant?
    /// When the details were last mailed to them; `nil` where they never were.
    package let detailsMailedAt: Instant?
    /// Whether something is recorded from now on.
    package let isRecording: Bool

    /// One kind of interaction and what is believed of it.
    package struct Count: Hashable, Sendable {
        /// What happened.
        package let kind: InteractionKind
        /// Who is believed to have done it.
        package let verdict: Verdict
        /// How often.
        package let count: Int

        /// Takes the three.
        package init(kind: InteractionKind, verdict: Verdict, count: Int) {
            self.kind = kind
            self.verdict = verdict
            self.count = count
        }
    }
}

extension RecipientRecordings {
    /// How often something of a kind was recorded that is believed to be of one of these.
    package func count(_ kind: InteractionKind, _ verdicts: Set<Verdict>) -> Int {
        counts.filter { $0.kind == kind && verdicts.contains($0.verdict) }.reduce(0) { $0 + $1.count }
    }
}

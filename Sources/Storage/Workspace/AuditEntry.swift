package import Tracking

/// One line of the audit log (product §12).
package struct AuditEntry: Hashable, Sendable {
    /// Its id.
    package let id: AuditEntryID
    /// When it was done.
    package let at: Instant
    /// Who did it; `nil` for the command line.
    package let user: UserID?
    /// What was done.
    package let action: AuditAction
    /// The id of what it was done to; empty for the workspace.
    package let subject: String

    /// Puts an entry together.
    package init(id: AuditEntryID, at: Instant, user: UserID?, action: AuditAction, subject: String) {
        self.id = id
        self.at = at
        self.user = user
        self.action = action
        self.subject = subject
    }
}

/// What is audited.
package enum AuditAction: String, Sendable, Codable, CaseIterable {
    /// Following was switched on for the workspace.
    case followingSwitchedOn
    /// Following was switched off for the workspace.
    case followingSwitchedOff
    /// What objectors mean for others, or whether people are asked first, was changed.
    case followingRulesChanged
    /// Another workspace setting was changed.
    case settingsChanged
    /// A user was added.
    case userAdded
    /// A user's password was set.
    case passwordSet
    /// A user got another role.
    case userRoleChanged
    /// A user came into a team, or left one.
    case userTeamChanged
    /// A team was added.
    case teamAdded
    /// A team got another name.
    case teamRenamed
    /// A team was removed.
    case teamRemoved
    /// An administrator opened another seller's email.
    case emailOpenedByAdministrator
    /// An administrator took another seller's email off the lists.
    case emailArchivedByAdministrator
    /// An administrator put another seller's email back on them.
    case emailPutBackByAdministrator
    /// An administrator listed everybody's emails.
    case emailsListedByAdministrator
    /// An administrator opened another seller's personal template.
    case templateOpenedByAdministrator
    /// An API token was made.
    case tokenMade
    /// An API token was revoked.
    case tokenRevoked
    /// A password for a mail program was made.
    case programPasswordMade
    /// A password of a mail program was revoked.
    case programPasswordRevoked
    /// A person's preference of following was changed.
    case preferenceChanged
    /// Somebody who would rather not be followed, or is silenced, got other addresses; those that they had are kept.
    case addressesChanged
    /// An account's preference of following was changed.
    case accountPreferenceChanged
    /// Two people turned out to be the same.
    case contactsMerged
    /// They turned out not to be.
    case contactsSeparated
    /// A recipient stopped being followed on their own page.
    case followingStopped
    /// A person's consent to being followed was recorded.
    case consentRecorded
    /// A recorded consent was withdrawn.
    case consentWithdrawn
    /// A withdrawn consent holds again.
    case consentReinstated
    /// Of all emails to a person nothing is recorded any more.
    case personSilenced
    /// Emails to a silenced person are recorded again.
    case personUnsilenced
    /// An email was silenced.
    case emailSilenced
    /// A silenced email records again.
    case emailUnsilenced
    /// What an email is about was changed after it was sent, or while it waited for its time.
    case regardingChanged
    /// A file of a sent email got another content, or the one back that it had.
    case fileReplaced
    /// A file of a sent email was taken back.
    case fileTakenBack
    /// A file that was taken back is offered again.
    case fileOfferedAgain
    /// A user may send from one more address.
    case senderAddressAdded
    /// A user confirmed an address to send from by the link that was mailed to it.
    case senderAddressConfirmed
    /// An address to send from was taken away.
    case senderAddressRemoved
    /// A user was let in or shut out.
    case userActivityChanged
    /// A key was made to seal with.
    case keyMade
    /// A key stopped sealing.
    case keyRetired
    /// What a key sealed is refused.
    case keyRevoked
    /// A host, an email or a key was blocked.
    case blockMade
    /// It was unblocked.
    case blockLifted
    /// A relay or a mailbox was set up or changed.
    case mailServerSet
    /// A relay or a mailbox was taken away.
    case mailServerRemoved
    /// A mail server may stand at a private address, or may no longer.
    case privateAddressDecided
}

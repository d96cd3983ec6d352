/// How well somebody was known when an email went to them: the kind of recipients that rates are corrected for (product §7.3).
///
/// It is settled before the email leaves, so that nothing of what came of it is in it.
package enum Audience: Int, Sendable, CaseIterable {
    /// Nobody here had written to them.
    case strangers
    /// Somebody had, and they never answered.
    case acquaintances
    /// They had answered an email.
    case correspondents
    /// An opportunity of theirs, or of their account, had been won.
    case customers
}

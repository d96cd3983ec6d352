/// What the link of a letter is to whoever opens it.
package enum SenderLink: Hashable, Sendable {
    /// It can confirm this address.
    case waiting(String)
    /// They may send from this address already.
    case confirmed(String)
    /// Another user asked for it.
    case somebodyElses
    /// It is too old, was taken back, or never was.
    case gone
}

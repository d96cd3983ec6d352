package import Mail

/// The house behind a mail listener: knows who may come in, and takes what they bring.
package protocol Reception: Sendable {
    /// Somebody who logged in.
    associatedtype Who: Sendable

    /// Finds out who logs in.
    func admit(_ credentials: Credentials, from peer: Peer) async -> Admission<Who>
    /// Why mail from there is not taken; `nil` where it is.
    ///
    /// `sender` is `nil` for nobody, and `who` where nobody logs in.
    func refusal(ofSender sender: Address?, by who: Who?) async -> Reply?
    /// Why mail for them is not taken; `nil` where it is.
    ///
    /// It is asked for delivery only.
    func refusal(ofRecipient recipient: Address) async -> Reply?
    /// Takes a message; what is answered with success can't be lost any more.
    func take(_ message: ReceivedMessage, from who: Who?, at peer: Peer) async -> ServerAnswer
}

/// Whether somebody is let in.
package enum Admission<Who: Sendable>: Sendable {
    /// That is who they are.
    case who(Who)
    /// They are not, for that reason.
    case refused(Reply)
}

internal import Storage

/// What is mailed to an address that somebody wants to send from: plain words, for whoever reads it may never have heard of us.
struct ConfirmationLetter {
    static let subject = "Confirm that you want to send from this address"
    let text: String

    init(to address: String, for user: User, link: String, at place: String) {
        text = """
            \(user.name) (\(user.address)) wants to send mail from \(address) with Inkling, at \(place).

            If that is you, open this address, log in, and confirm:

            \(link)

            The link is good for 48 hours, and for nobody but you.

            If it is not you, do nothing: until it is confirmed nobody there can send from your address. \
            Answer this mail to reach an administrator of the place.

            """
    }
}

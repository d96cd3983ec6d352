/// What placeholders are filled in with.
package struct PlaceholderValues: Hashable, Sendable {
    /// A person as far as they stand in texts.
    package struct Person: Hashable, Sendable {
        /// Their name; empty where only the address is known.
        package let name: String
        /// Their address.
        package let address: String
        /// Their phone number; empty where it is not known.
        package let phone: String

        /// Takes the three.
        package init(name: String, address: String, phone: String = "") {
            self.name = name
            self.address = address
            self.phone = phone
        }
    }

    /// Whoever the email goes to first; `nil` where nobody was chosen yet.
    package let recipient: Person?
    private var values: [PlaceholderName: String] = [:]

    /// Takes what is known of the people, and the name of the record that the email is about.
    package init(recipient: Person?, sender: Person, regarding: String? = nil) {
        self.recipient = recipient
        self[.senderName] = PersonName(sender.name).whole
        self[.senderFirstName] = PersonName(sender.name).first
        self[.senderLastName] = PersonName(sender.name).last
        self[.senderAddress] = sender.address
        self[.regardingName] = regarding
        guard let recipient else { return }
        let name = PersonName(recipient.name)
        self[.recipientName] = name.whole
        self[.recipientFirstName] = name.first
        self[.recipientLastName] = name.last
        self[.recipientAddress] = recipient.address
        self[.recipientPhone] = recipient.phone
    }

    /// The value of a placeholder; `nil` where there is none.
    ///
    /// A text of blanks is none, and line breaks become blanks.
    package subscript(_ name: PlaceholderName) -> String? {
        get { values[name] }
        set {
            let line = newValue?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            values[name] = line?.isEmpty == false ? line : nil
        }
    }
}

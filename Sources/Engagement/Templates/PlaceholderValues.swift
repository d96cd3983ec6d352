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
        /// What they are where they work; empty where it is not known.
        package let title: String
        /// What the account is called that they belong to; empty where they belong to none.
        package let account: String

        /// Takes all of it.
        package init(name: String, address: String, phone: String = "", title: String = "", account: String = "") {
            self.name = name
            self.address = address
            self.phone = phone
            self.title = title
            self.account = account
        }
    }

    /// What an email is about as far as it stands in texts.
    package struct Regarding: Hashable, Sendable {
        /// What it is called.
        package let name: String
        /// What the account is called that it belongs to, or that it is; `nil` where it belongs to none.
        package let account: String?
        /// What it is worth; `nil` for all but opportunities, and where that is not known.
        package let amount: Money?
        /// How far it got; `nil` for all but opportunities.
        package let stage: Stage?

        /// Takes all of it.
        package init(name: String, account: String? = nil, amount: Money? = nil, stage: Stage? = nil) {
            self.name = name
            self.account = account
            self.amount = amount
            self.stage = stage
        }
    }

    /// Whoever the email goes to first; `nil` where nobody was chosen yet.
    package let recipient: Person?
    private var values: [PlaceholderName: String] = [:]

    /// Takes what is known of the people, and of the record that the email is about.
    package init(recipient: Person?, sender: Person, regarding: Regarding? = nil) {
        self.recipient = recipient
        self[.senderName] = PersonName(sender.name).whole
        self[.senderFirstName] = PersonName(sender.name).first
        self[.senderLastName] = PersonName(sender.name).last
        self[.senderAddress] = sender.address
        self[.regardingName] = regarding?.name
        self[.regardingAccount] = regarding?.account
        self[.regardingAmount] = regarding?.amount?.words
        self[.regardingStage] = regarding?.stage?.words
        guard let recipient else { return }
        let name = PersonName(recipient.name)
        self[.recipientName] = name.whole
        self[.recipientFirstName] = name.first
        self[.recipientLastName] = name.last
        self[.recipientAddress] = recipient.address
        self[.recipientPhone] = recipient.phone
        self[.recipientTitle] = recipient.title
        self[.recipientAccount] = recipient.account
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

/// What a template can leave open, by the name that stands between double braces.
package enum PlaceholderName: String, CaseIterable, Hashable, Sendable {
    /// What the first recipient is called by.
    case recipientFirstName = "recipient.firstName"
    /// The first recipient's family name.
    case recipientLastName = "recipient.lastName"
    /// The first recipient's whole name.
    case recipientName = "recipient.name"
    /// The first recipient's address.
    case recipientAddress = "recipient.address"
    /// The first recipient's phone number.
    case recipientPhone = "recipient.phone"
    /// What the first recipient is where they work.
    case recipientTitle = "recipient.title"
    /// What the account is called that the first recipient belongs to.
    case recipientAccount = "recipient.account"
    /// What the sender is called by.
    case senderFirstName = "sender.firstName"
    /// The sender's family name.
    case senderLastName = "sender.lastName"
    /// The sender's whole name.
    case senderName = "sender.name"
    /// The sender's address.
    case senderAddress = "sender.address"
    /// What the contact, account or opportunity is called that the email is about.
    case regardingName = "regarding.name"
    /// What the account is called that belongs to what the email is about.
    case regardingAccount = "regarding.account"
    /// What the opportunity is worth that the email is about.
    case regardingAmount = "regarding.amount"
    /// How far the opportunity got that the email is about.
    case regardingStage = "regarding.stage"

    /// Reads a name, whatever its case.
    package init?(typed text: some StringProtocol) {
        let wanted = text.lowercased()
        guard let name = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else { return nil }
        self = name
    }

    /// What it is about.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        /// Whoever the email goes to first.
        case recipient
        /// Whoever it is from.
        case sender
        /// What it is about.
        case regarding
    }

    /// What it is about.
    package var part: Part {
        switch self {
        case .recipientFirstName, .recipientLastName, .recipientName, .recipientAddress, .recipientPhone,
            .recipientTitle, .recipientAccount:
            .recipient
        case .senderFirstName, .senderLastName, .senderName, .senderAddress: .sender
        case .regardingName, .regardingAccount, .regardingAmount, .regardingStage: .regarding
        }
    }

    /// What is missing where it has no value: "first name", for sentences.
    package var words: String {
        switch self {
        case .recipientFirstName, .senderFirstName: "first name"
        case .recipientLastName, .senderLastName: "last name"
        case .recipientName, .senderName, .regardingName: "name"
        case .recipientAddress, .senderAddress: "address"
        case .recipientPhone: "phone number"
        case .recipientTitle: "title"
        case .recipientAccount, .regardingAccount: "account"
        case .regardingAmount: "amount"
        case .regardingStage: "stage"
        }
    }

    /// How it stands in a text without a default.
    package var written: String { "{{\(rawValue)}}" }
}

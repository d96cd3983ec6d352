internal import Mail
internal import Storage

/// Recipients whom mail did not reach, and those who called it unwanted: a part of *Before you send*.
struct RecipientsCheck {
    let recipientsTitle: String
    let doubts: [Doubt]
    let moreDoubts: String?

    /// What is known against writing to somebody.
    struct Doubt {
        let doubtful: String
        let doubtLink: String
        let doubtWords: String
    }

    /// More people than this make a list that nobody reads.
    private static let listed = 5

    /// Checks recipients with what is known of them; `nil` where there is nothing to say.
    init?(_ people: [(address: Address, contact: Contact?)]) {
        let found = people.compactMap { person in
            person.contact.flatMap { Doubt(person.address, $0) }
        }
        guard !found.isEmpty else { return nil }
        recipientsTitle = found.count == 1 ? "1 recipient to look at" : "\(found.count) recipients to look at"
        doubts = Array(found.prefix(Self.listed))
        moreDoubts = found.count > Self.listed ? "And \(found.count - Self.listed) more." : nil
    }
}

extension RecipientsCheck.Doubt {
    /// `nil` where nothing is known against it; only the first address of a contact is ever believed to be no good.
    fileprivate init?(_ address: Address, _ contact: Contact) {
        doubtful = contact.displayName
        doubtLink = Route.person(contact.id).path
        if let failure = contact.addressFailure, contact.address.lowercased() == address.key {
            let reason = BounceReason(rawValue: failure)?.sentence ?? "A server refused it"
            doubtWords = "mail to \(address.address) came back: \(reason.lowercased())."
        } else if contact.complainedAt != nil {
            doubtWords = "they called an email of ours unwanted."
        } else {
            return nil
        }
    }
}

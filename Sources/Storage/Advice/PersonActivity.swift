package import Engagement
package import Tracking

/// What somebody did with the emails of this workspace, as far as it says when they are active, and what tells where they live.
package struct PersonActivity: Hashable, Sendable {
    /// Who it is: the contact, or the address of somebody who is none.
    ///
    /// Who has several addresses is one person.
    package let person: String
    /// Whom they work with: the contact's account or, where that is not known, the domain of the address; `nil` where anybody may
    /// have one of it.
    package let account: String?
    /// When they opened, clicked or viewed something; in any order.
    package var opened: [Instant] = []
    /// When they answered; in any order.
    package var answered: [Instant] = []
    /// What tells where they live; what they wrote and where they opened something, latest first.
    package var clues: ZoneClues

    /// When they did anything, in any order.
    package var moments: [Instant] { opened + answered }
}

extension PersonActivity {
    /// Nothing yet of the owner of an address, as they are known.
    init(_ addressKey: String, _ contact: SQLRow?) throws {
        guard let contact else {
            person = addressKey
            account = AccountDomain.account(of: addressKey)
            clues = ZoneClues()
            return
        }
        let id: ContactID = try contact.id("id")
        let account: AccountID? = try contact.optionalID("account_id")
        person = id.description
        self.account = try account?.description ?? AccountDomain.account(of: contact.text("address_key"))
        clues = ZoneClues(
            set: try contact.text("time_zone"),
            phone: try contact.text("phone"),
            postalAddress: try contact.text("postal_address")
        )
    }

    /// Takes what was opened, clicked or viewed, latest first.
    mutating func takeAct(_ row: SQLRow) throws {
        opened.append(try row.instant("at"))
        if let place = try row.optionalText("place") { clues.places.append(place) }
    }

    /// Takes an answer, latest first.
    mutating func takeAnswer(_ row: SQLRow) throws {
        let at = try row.instant("at")
        answered.append(at)
        guard let offset = try row.optionalNumber("date_offset") else { return }
        clues.replies.append(ZoneClues.Written(at: at, offset: Int(offset)))
    }

    /// Puts into order what came from several addresses.
    mutating func sortReplies() {
        clues.replies.sort { $0.at > $1.at }
    }
}

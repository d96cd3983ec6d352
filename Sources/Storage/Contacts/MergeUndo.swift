internal import Engagement
internal import Foundation
internal import Tracking

/// What undoing a merge needs: how both were before, and what went from one to the other.
struct MergeUndo: Codable {
    let kept: Person
    let result: Person
    let merged: Person
    let emails: [EmailID]
    let opportunities: [OpportunityID]
    /// Which of them whoever was kept had to do with themselves; `nil` where that was not written down.
    let shared: [OpportunityID]?
    /// What is on record of the one merged; `nil` where nothing was moved.
    let consents: [ConsentID]?

    /// What a merge may change of a person.
    struct Person: Codable, Hashable {
        var name: String
        var addresses: [String]
        var phone: String
        var title: String
        var postalAddress: String
        var timeZone: String
        var language: String
        var preference: Preference
        var account: AccountID?
        /// Since when nothing is recorded of them, in microseconds.
        var silencedAt: Int64?
        /// When they stopped being followed, in microseconds.
        var stoppedAt: Int64?
        /// When they called an email unwanted, in microseconds.
        var complainedAt: Int64?

        init(_ contact: Contact) {
            name = contact.name
            addresses = contact.addresses
            phone = contact.phone
            title = contact.title
            postalAddress = contact.postalAddress
            timeZone = contact.timeZone
            language = contact.language
            preference = contact.preference
            account = contact.account?.id
            silencedAt = contact.silencedAt?.microseconds
            stoppedAt = contact.stoppedAt?.microseconds
            complainedAt = contact.complainedAt?.microseconds
        }
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    init(
        kept: Contact,
        result: Contact,
        merged: Contact,
        emails: [EmailID],
        opportunities: [OpportunityID],
        shared: [OpportunityID],
        consents: [ConsentID]
    ) {
        self.kept = Person(kept)
        self.result = Person(result)
        self.merged = Person(merged)
        self.emails = emails
        self.opportunities = opportunities
        self.shared = shared
        self.consents = consents
    }

    init(_ text: String) throws {
        self = try JSONDecoder().decode(MergeUndo.self, from: Data(text.utf8))
    }

    /// Takes back what the merge changed of whoever was kept, where nobody changed it since.
    func restore(_ contact: inout Contact) {
        if contact.name == result.name { contact.name = kept.name }
        if contact.phone == result.phone { contact.phone = kept.phone }
        if contact.title == result.title { contact.title = kept.title }
        if contact.postalAddress == result.postalAddress { contact.postalAddress = kept.postalAddress }
        if contact.timeZone == result.timeZone { contact.timeZone = kept.timeZone }
        if contact.language == result.language { contact.language = kept.language }
        // Who stopped it since did so for all addresses, whatever was said and silenced already.
        let hasStopped = contact.stoppedAt != nil && contact.stoppedAt?.microseconds != result.stoppedAt
        if contact.preference == result.preference, !hasStopped { contact.preference = kept.preference }
        if contact.silencedAt?.microseconds == result.silencedAt, !hasStopped {
            contact.silencedAt = kept.silencedAt.map { Instant(microseconds: $0) }
        }
        if contact.stoppedAt?.microseconds == result.stoppedAt {
            contact.stoppedAt = kept.stoppedAt.map { Instant(microseconds: $0) }
        }
        if contact.complainedAt?.microseconds == result.complainedAt {
            contact.complainedAt = kept.complainedAt.map { Instant(microseconds: $0) }
        }
        if contact.account?.id == result.account { contact.account = kept.account.map { AccountReference($0) } }
        let gone = Set(merged.addresses.map { $0.lowercased() })
        let left = contact.addresses.filter { !gone.contains($0.lowercased()) }
        let order = kept.addresses.filter { left.contains($0) } + left.filter { !kept.addresses.contains($0) }
        let addresses = order.isEmpty ? kept.addresses : order
        contact.address = addresses[0]
        contact.otherAddresses = Array(addresses.dropFirst())
    }

    /// Gives whoever is brought back the no and the silence that came since: they were said of both, for all their addresses.
    func share(refusalOf kept: Contact, with contact: inout Contact) {
        if kept.preference == .disallow, result.preference == .allow { contact.preference = .disallow }
        if kept.silencedAt?.microseconds != result.silencedAt {
            contact.silencedAt = contact.silencedAt ?? kept.silencedAt
        }
        if let stopped = kept.stoppedAt, stopped.microseconds != result.stoppedAt {
            contact.stoppedAt = contact.stoppedAt ?? stopped
            contact.silencedAt = contact.silencedAt ?? kept.silencedAt
            contact.preference = .disallow
        }
    }
}

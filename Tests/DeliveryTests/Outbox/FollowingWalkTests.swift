import Delivery
import Engagement
import Mail
import Storage
import Testing
import Tracking

/// Whatever changes in whatever order, no followed copy goes to anybody who does not allow it, and everybody else's is followed.
struct FollowingWalkTests {
    private static let names = ["maria", "jonas", "kirsten"]

    /// What is believed of a person by the walk itself.
    private struct Person {
        let id: ContactID
        var preference = Preference.allow
        var consent: ConsentID?
        var isSilenced = false
        /// Their addresses, the first one first.
        var addresses: [String]

        func allows(in mode: ConsentMode) -> Bool {
            preference == .allow && !isSilenced && (mode == .optOut || consent != nil)
        }
    }

    /// A workspace, a draft that waits in it, and what the walk believes of both.
    private struct Walk {
        let office: Office
        var random: SeededRandom
        var people: [String: Person] = [:]
        var settings = WorkspaceSettings(isFollowingOn: true, undoSeconds: 0)
        var wish = true
        var recipients = names

        private var seller: UserID { office.seller.id }

        init(seed: UInt64) async throws {
            office = try await Office()
            random = SeededRandom(seed: seed)
            for name in names {
                let address = "\(name)@buyer.example"
                people[name] = Person(
                    id: try await office.store.addContact(name: name, address: address).id,
                    addresses: [address]
                )
            }
        }

        mutating func step() async throws {
            guard let name = names.randomElement(using: &random), var person = people[name] else { return }
            let store = office.store
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1:
                person.preference = Bool.random(using: &random) ? .allow : .disallow
                try await store.updateContact(person.id, preference: person.preference, by: seller)
            case 2, 3:
                if let consent = person.consent {
                    try await store.withdrawConsent(consent, of: person.id, by: seller)
                    person.consent = nil
                } else {
                    person.consent = try await store.recordConsent(
                        of: person.id,
                        givenAt: Office.start,
                        manner: "a form",
                        words: "yes",
                        by: seller
                    ).id
                }
            case 4:
                person.isSilenced.toggle()
                if person.isSilenced {
                    try await store.silence(person.id, by: seller)
                } else {
                    try await store.unsilence(person.id, by: seller)
                }
            case 5:
                settings.objectorMode = ObjectorMode.allCases.randomElement(using: &random) ?? .wholeEmail
                settings.consentMode = ConsentMode.allCases.randomElement(using: &random) ?? .optOut
                settings.isFollowingOn = Int.random(in: 0..<8, using: &random) > 0
                try await store.updateSettings(settings, by: seller)
            case 6: wish = Int.random(in: 0..<4, using: &random) > 0
            case 7, 8: person.addresses = try await move(person, called: name)
            default: recipients = Array(names.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
            }
            people[name] = person
        }

        /// Gives somebody another first address, and says which ones they have then.
        ///
        /// Whoever says no keeps the others without being asked; else they are given again, for one that is dropped would be somebody
        /// new.
        private func move(_ person: Person, called name: String) async throws -> [String] {
            let (office, home) = ("\(name)@buyer.example", "\(name)@home.example")
            let first = person.addresses.first == office ? home : office
            let others = person.addresses.filter { $0 != first }
            let isRefusing = person.preference == .disallow || person.isSilenced
            let given = isRefusing ? [] : others
            try await self.office.store.updateContact(person.id, by: seller) { contact in
                contact.address = first
                contact.otherAddresses = given
            }
            return [first] + others
        }

        func draft() throws -> Draft {
            var draft = try office.draft(wish: wish)
            draft.to = try recipients.map { try Address(name: nil, address: "\($0)@buyer.example") }
            (draft.cc, draft.bcc) = ([], [])
            return draft
        }

        /// Whose copies may be followed, worked out from the rules of product §2 alone.
        var followed: Set<String> {
            guard settings.isFollowingOn, wish else { return [] }
            let allowing = recipients.filter { people[$0]?.allows(in: settings.consentMode) == true }
            guard settings.objectorMode == .perCopy || allowing.count == recipients.count else { return [] }
            return Set(allowing)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func noCopyIsFollowedAgainstAnybodysWill(seed: UInt64) async throws {
        var walk = try await Walk(seed: seed)
        for _ in 0..<12 {
            let office = walk.office
            let draft = try await office.store.createDraft(walk.draft(), by: office.seller.viewer)
            for _ in 0..<3 {
                try await walk.step()
                try await office.store.updateDraft(draft.id, to: walk.draft(), expecting: nil, by: office.seller.viewer)
            }
            let queued = try await office.store.queue(draft.id, by: office.seller.viewer)
            #expect(queued.following.isFollowed == !walk.followed.isEmpty)
            // Once it is on its way its wish and its recipients stay, but not what people and the workspace allow.
            let (wish, recipients) = (walk.wish, walk.recipients)
            try await walk.step()
            (walk.wish, walk.recipients) = (wish, recipients)

            await office.outbox.sendWaiting()

            for name in recipients {
                let copies = try await office.copies(to: "\(name)@buyer.example", of: draft.id)
                let tokens = try office.tokens(in: try #require(copies.first))
                #expect(!tokens.isEmpty == walk.followed.contains(name), "\(name), seed \(seed)")
            }
        }
    }
}

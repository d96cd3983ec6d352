internal import Engagement
internal import Foundation
internal import Mail
internal import Tracking

/// Makes up the people of a large workspace, and everything that they have but mail.
struct ScaleCasting: Sendable {
    let size: ScaleSize
    /// When the workspace was begun.
    let start: Instant
    let end: Instant
    var random: SeededRandom

    private static let domain = "inkling.example"
    /// Of those who log in.
    private static let mailboxes = ["anna", "manager", "seller"]

    /// So many users are in each team; the second of them is its manager.
    private static let teamSize = 40

    /// The teams, apart from the row of numbers that makes everything else.
    func teams(seed: UInt64) -> [Team] {
        var random = SeededRandom(seed: ~seed)
        return (0..<(size.users + Self.teamSize - 1) / Self.teamSize).map { number in
            Team(id: .new(at: start, using: &random), name: "Team \(number + 1)", createdAt: start)
        }
    }

    /// Users by the place they have; the busiest sellers come first.
    mutating func users(of teams: [Team]) throws -> [User] {
        try (0..<size.users).map { number in
            let role: Role = number == 0 ? .administrator : number % Self.teamSize == 1 ? .teamManager : .seller
            let mailbox = number < Self.mailboxes.count ? Self.mailboxes[number] : "seller-\(number)"
            return User(
                id: .new(at: start, using: &random),
                name: "\(name(ScaleWords.firstNames)) \(name(ScaleWords.lastNames))",
                address: try Address(name: nil, address: "\(mailbox)@\(Self.domain)").address,
                role: role,
                team: teams[number / Self.teamSize].id,
                createdAt: start
            )
        }
    }

    /// How much each of them and those before them write, as a share of all mail.
    func shares() -> [Double] {
        let middle = size.users / 2
        let weights = (0..<size.users).map { number in
            1 / pow(Double(number < 2 ? middle : number - 2) + 20, 0.6)
        }
        let all = weights.reduce(0, +)
        var sum = 0.0
        return weights.map { weight in
            sum += weight / all
            return sum
        }
    }

    /// The accounts, with how many people each has: some one, a few very many.
    mutating func accounts() -> [(account: Account, people: Int)] {
        var left = size.contacts
        return (0..<size.accounts).map { number in
            let words = "\(name(ScaleWords.lastNames)) \(name(ScaleWords.trades)) \(number)"
            var account = Account(id: .new(at: start, using: &random), name: words, createdAt: start)
            account.domain = Self.plain(words) + ".example"
            account.preference = random.chance(0.005) ? .disallow : .allow
            let others = size.accounts - number - 1
            let mean = Double(left) / Double(others + 1)
            let people = others == 0 ? left : min(max(1, Int(random.exponential(mean: mean))), max(1, left - others))
            left -= people
            return (account, people)
        }
    }

    /// Somebody of an account, and what is written of them.
    mutating func person(
        _ number: Int,
        of account: Int,
        at domain: String
    ) throws -> (person: ScalePerson, contact: Contact) {
        let (first, last) = (name(ScaleWords.firstNames), name(ScaleWords.lastNames))
        let address = try Address(
            name: "\(first) \(last)",
            address: "\(Self.plain("\(first).\(last)")).\(number)@\(domain)"
        )
        let place = Int.random(in: ScaleWords.places.indices, using: &random)
        let preference: Preference = random.chance(0.01) ? .disallow : .allow
        let person = ScalePerson(
            id: .new(at: start, using: &random),
            address: address,
            searchText: "\(first) \(last) \(address.address)".searchable,
            place: place,
            hour: Int.random(in: 7...17, using: &random),
            zeal: Double.random(in: 0..<1, using: &random),
            account: account,
            device: random.pick(Self.devices) ?? .unknown,
            preference: preference
        )
        var contact = Contact(
            id: person.id,
            name: "\(first) \(last)",
            address: address.address,
            phone: random.chance(0.5) ? "+49 30 555 \(1_000 + number % 9_000)" : "",
            preference: preference,
            createdAt: start
        )
        contact.timeZone = random.chance(0.5) ? ScaleWords.places[place].zone : ""
        return (person, contact)
    }

    /// Something that may be sold to an account, in whatever stage.
    mutating func opportunity(_ number: Int, of account: AccountReference, people: [ContactID]) -> Opportunity {
        let age = Double.random(in: 0..<1, using: &random)
        let begun = start + (end - start) * age
        var opportunity = Opportunity(
            id: .new(at: begun, using: &random),
            name: "\(name(ScaleWords.subjects)) \(number)",
            createdAt: begun
        )
        opportunity.account = account
        opportunity.contacts = Set(people.prefix(Int.random(in: 1...3, using: &random)))
        opportunity.amount = Money(units: Int64.random(in: 5_000...900_000, using: &random) * 100, currency: "EUR")
        opportunity.stage = random.pick(Stage.allCases + [.won]) ?? .new
        if opportunity.stage.isClosed {
            opportunity.closedOn = Day(begun + (end - begun) * Double.random(in: 0..<0.5, using: &random))
        }
        return opportunity
    }

    /// A template that everybody has, or one of a seller's own.
    mutating func template(_ number: Int, isShared: Bool) -> TemplateContent {
        let subject = name(ScaleWords.subjects)
        return TemplateContent(
            name: "\(subject) \(number)",
            language: random.chance(0.3) ? "de" : "en",
            isShared: isShared,
            subject: subject,
            html: ScaleWords.html(subject, to: "{{recipient.firstName|colleague}}", links: 2)
        )
    }

    /// As it stands in addresses.
    private static func plain(_ text: String) -> String {
        text.searchable.replacing(" ", with: "-").filter(\.isASCII)
    }

    private mutating func name(_ names: [String]) -> String { random.pick(names) ?? "" }

    private static let devices = [
        Device(type: .desktop, system: "Windows", program: "Outlook"),
        Device(type: .desktop, system: "Windows", program: "Chrome"),
        Device(type: .desktop, system: "Mac OS X", program: "Apple Mail"),
        Device(type: .phone, system: "iOS", program: "Apple Mail"),
        Device(type: .phone, system: "Android", program: "Gmail"), .unknown,
    ]
}

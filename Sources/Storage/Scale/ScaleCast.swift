internal import Engagement
internal import Mail
internal import Tracking

/// Everybody and everything that the mail of a large workspace is from, to, made of and about.
struct ScaleCast: Sendable {
    var users: [User] = []
    /// How much mail is written by this user and all before them, as a share of all mail: few write much, most write little.
    var shares: [Double] = []
    var accounts: [AccountReference] = []
    var people: [ScalePerson] = []
    /// Where the people of each account begin and end among all.
    var peopleOfAccount: [Range<Int>] = []
    /// What may be sold to each account.
    var opportunitiesOfAccount: [[OpportunityID]] = []
    /// Those that everybody has, the liked ones first.
    var sharedTemplates: [TemplateID] = []
    /// Those of one seller, by their place among the users.
    var ownTemplates: [Int: TemplateID] = [:]

    /// Who writes the next email.
    func writer(_ random: inout SeededRandom) -> Int {
        let place = Double.random(in: 0..<1, using: &random)
        var (low, high) = (0, shares.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if shares[middle] > place { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whom a user writes to: mostly people of the accounts that are theirs, and most of that to few of them.
    func reader(of user: Int, _ random: inout SeededRandom) -> Int {
        let own = accounts(of: user)
        let (first, last) = (peopleOfAccount[own.lowerBound].lowerBound, peopleOfAccount[own.upperBound - 1].upperBound)
        guard last > first, !random.chance(0.05) else { return Int.random(in: people.indices, using: &random) }
        let place = Double.random(in: 0..<1, using: &random)
        return first + Int(Double(last - first) * place * place)
    }

    /// The accounts that a user looks after; there is at least one.
    private func accounts(of user: Int) -> Range<Int> {
        let first = user * accounts.count / users.count
        return first..<max(first + 1, (user + 1) * accounts.count / users.count)
    }

    /// What an email of a user to somebody may be made from: half of the mail is.
    func template(of user: Int, _ random: inout SeededRandom) -> TemplateID? {
        guard random.chance(0.5) else { return nil }
        if let own = ownTemplates[user], random.chance(0.3) { return own }
        let place = Double.random(in: 0..<1, using: &random)
        return sharedTemplates[Int(Double(sharedTemplates.count) * place * place)]
    }

    /// What an email to somebody may be about: a fifth of the mail says so.
    func regarding(_ person: ScalePerson, _ random: inout SeededRandom) -> RecordID? {
        guard random.chance(0.2) else { return nil }
        let opportunities = opportunitiesOfAccount[person.account]
        if let opportunity = random.pick(opportunities), random.chance(0.7) { return RecordID(uuid: opportunity.uuid) }
        return random.chance(0.6) ? RecordID(uuid: person.id.uuid) : RecordID(uuid: accounts[person.account].id.uuid)
    }
}

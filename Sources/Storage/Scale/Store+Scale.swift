internal import Engagement
internal import Mail
internal import Tracking

extension Store {
    /// Fills an empty workspace with a large team's mail of two years and what came of it, the same for the same seed, size
    /// and day.
    ///
    /// Everything that pages read is there as the transactions of daily use would have kept it; hits are not, for no page
    /// reads any. Mail is written in pieces, each in one transaction, after each of which `progress` hears how many emails
    /// there are; it stops where its task is cancelled.
    ///
    /// - Throws: `CancellationError`, and what storage throws.
    package func fill(
        _ size: ScaleSize,
        seed: UInt64 = 2_026,
        passwordHash: String,
        progress: (Int) -> Void
    ) async throws {
        var settings = try await settings()
        settings.isFollowingOn = true
        try await updateSettings(settings, by: nil)
        let end = clock.now
        let start = ScaleSize.start(before: end)
        let casting = ScaleCasting(size: size, start: start, end: end, random: SeededRandom(seed: seed))
        var cast = ScaleCast()
        let sellers = try await castUsers(casting, casting.teams(seed: seed), passwordHash)
        cast.users = sellers.users
        cast.shares = casting.shares()
        let customers = try await castPeople(sellers.casting, cast)
        let last = try await castSales(customers.casting, customers.cast)
        var post = ScalePost(size: size, cast: last, start: start, end: end, seed: seed)
        while post.made < size.emails {
            try Task.checkCancellation()
            post = try await write { [post] change in
                var post = post
                for _ in 0..<ScaleSize.emailsOfPiece {
                    guard let email = post.next() else { break }
                    try change.sql.insert(email)
                }
                return post
            }
            progress(post.made)
        }
        try await countAll()
    }

    /// Counts what transactions keep as they go, for they did not write this mail: the one place for such counters.
    private func countAll() async throws(StoreError) {
        try await write { change in
            try change.sql.recountTemplateFigures()
            try change.sql.recountSales()
        }
        try await recountInsights()
    }

    private func castUsers(
        _ casting: ScaleCasting,
        _ teams: [Team],
        _ passwordHash: String
    ) async throws(StoreError) -> (users: [User], casting: ScaleCasting) {
        try await write { change in
            var casting = casting
            for team in teams { _ = try change.sql.insert(team) }
            let users = try casting.users(of: teams)
            for (number, user) in users.enumerated() {
                // Only the first three log in: nobody knows a password that has the others' hash.
                let hash = number < 3 ? passwordHash : "-"
                guard try change.sql.insert(user, key: user.address, passwordHash: hash) else {
                    throw StoreError.addressTaken
                }
                let mailbox = try Address(name: user.name, address: user.address)
                try change.sql.insertSenderAddress(mailbox, of: user.id, at: user.createdAt)
                try change.audit(.userAdded, subject: user.id.description, by: nil)
            }
            return (users, casting)
        }
    }

    private func castPeople(
        _ casting: ScaleCasting,
        _ cast: ScaleCast
    ) async throws(StoreError) -> (cast: ScaleCast, casting: ScaleCasting) {
        try await write { change in
            var (cast, casting) = (cast, casting)
            for (number, entry) in casting.accounts().enumerated() {
                let account = entry.account
                try change.sql.insert(account)
                cast.accounts.append(
                    AccountReference(account.id, name: account.name, preference: account.preference)
                )
                let first = cast.people.count
                for _ in 0..<entry.people {
                    let (person, contact) = try casting.person(cast.people.count, of: number, at: account.domain)
                    guard try change.sql.insert(contact) else { throw StoreError.addressTaken }
                    cast.people.append(person)
                }
                cast.peopleOfAccount.append(first..<cast.people.count)
            }
            return (cast, casting)
        }
    }

    private func castSales(_ casting: ScaleCasting, _ cast: ScaleCast) async throws(StoreError) -> ScaleCast {
        try await write { change in
            var (cast, casting) = (cast, casting)
            cast.opportunitiesOfAccount = Array(repeating: [], count: cast.accounts.count)
            for number in 0..<casting.size.opportunities {
                let account = Int.random(in: cast.accounts.indices, using: &casting.random)
                let people = cast.people[cast.peopleOfAccount[account]].map(\.id)
                let opportunity = casting.opportunity(number, of: cast.accounts[account], people: people)
                try change.sql.insert(opportunity)
                cast.opportunitiesOfAccount[account].append(opportunity.id)
            }
            for number in 0..<casting.size.sharedTemplates {
                let id = TemplateID.new(at: casting.start, using: &casting.random)
                let content = casting.template(number, isShared: true)
                try change.sql.insert(content, id: id, owner: cast.users[0].id, at: casting.start)
                cast.sharedTemplates.append(id)
            }
            for user in stride(from: 2, to: cast.users.count, by: 4) {
                let id = TemplateID.new(at: casting.start, using: &casting.random)
                let content = casting.template(user, isShared: false)
                try change.sql.insert(content, id: id, owner: cast.users[user].id, at: casting.start)
                cast.ownTemplates[user] = id
            }
            return cast
        }
    }
}

extension ScaleSize {
    /// So many emails are written in one transaction.
    static let emailsOfPiece = 2_000

    /// Monday morning, two years before.
    static func start(before end: Instant) -> Instant {
        let day: Int64 = 86_400_000_000
        // 1970 began on a Thursday.
        let week = (end.microseconds / day - 4) / 7 - 104
        return Instant(microseconds: (week * 7 + 4) * day)
    }
}

internal import Engagement
internal import Tracking

/// What becomes of a row about an account, which is known by its id here, else by its domain, else by its name where no
/// other domain speaks against that.
struct AccountPlan: ImportPlan {
    /// The one that is there already.
    private let current: Account?
    /// How it is to be.
    private let account: Account
    let claims: Set<String>

    var isNew: Bool { current == nil }
    var isUnchanged: Bool { current == account }

    init(_ reading: ImportReading, _ context: ImportContext) throws {
        let preference = try reading.preference()
        let given = try Self.given(reading, preference, at: context.now)
        let known = try Self.known(given, reading, context)
        current = known
        guard let known else {
            account = given
            claims = Self.claims(of: given)
            return
        }
        try reading.refuse(known.id.description, .name, in: context.claims, "The same account")
        var merged = known
        merged.name = context.chosen(known.name, given.name)
        merged.domain = context.chosen(known.domain, given.domain)
        merged.phone = context.chosen(known.phone, given.phone)
        merged.postalAddress = context.chosen(known.postalAddress, given.postalAddress)
        // As with people: a no is always taken, a yes where all is replaced.
        if let preference, preference == .disallow || context.overwrites { merged.preference = preference }
        if merged.domain != known.domain {
            try reading.refuse(Self.domainClaim(merged), .domain, in: context.claims, "The same domain")
        }
        if merged != known {
            do {
                merged = try merged.checked()
                try context.sql.checkDomain(of: merged)
            } catch let error as StoreError {
                throw reading.problem(error)
            }
        }
        account = merged
        claims = Self.claims(of: known).union(Self.claims(of: merged))
            .union([known.id.description, Self.nameClaim(given)])
    }

    func perform(in change: inout Change, by user: UserID?) throws {
        guard let current else {
            _ = try change.add(account, by: user)
            return
        }
        if !isUnchanged { try change.update(current, to: account, by: user) }
    }

    private static func given(
        _ reading: ImportReading,
        _ preference: Preference?,
        at now: Instant
    ) throws -> Account {
        var given = Account(id: .new(at: now), name: reading.value(.name), createdAt: now)
        given.domain = reading.value(.domain)
        given.phone = reading.value(.phone)
        given.postalAddress = reading.postalAddress
        given.preference = preference ?? .allow
        do { return try given.checked() } catch { throw reading.problem(error) }
    }

    /// The account that a row is about, where it is there.
    private static func known(
        _ given: Account,
        _ reading: ImportReading,
        _ context: ImportContext
    ) throws -> Account? {
        // What is no id of ours is one of another program's, and tells nothing here.
        if let id = AccountID(reading.value(.id)), let account = try context.sql.account(id) { return account }
        // One domain is one account; so is one name, unless two domains tell two of that name apart.
        if given.domain.isEmpty {
            try reading.refuse(nameClaim(given), .name, in: context.claims, "The same account")
        } else {
            try reading.refuse(domainClaim(given), .domain, in: context.claims, "The same domain")
            try reading.refuse(bareClaim(given), .name, in: context.claims, "The same account")
            if let account = try context.sql.account(ofDomain: given.domain), account.archivedAt == nil {
                return account
            }
        }
        let accounts = try context.sql.accounts(named: given.name, withDomain: given.domain)
        guard accounts.count < 2 else {
            throw reading.problem(
                .name,
                "Several accounts are called so. Add a column with the id of the one that is meant."
            )
        }
        return accounts.first
    }

    /// Both keys by which a later row could be about it.
    private static func claims(of account: Account) -> Set<String> {
        [nameClaim(account), account.domain.isEmpty ? bareClaim(account) : domainClaim(account)]
    }

    private static func nameClaim(_ account: Account) -> String { "name \(account.sortKey)" }
    private static func bareClaim(_ account: Account) -> String { "name without domain \(account.sortKey)" }
    private static func domainClaim(_ account: Account) -> String { "domain \(account.domain)" }
}

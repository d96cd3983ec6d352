internal import Engagement
internal import Mail
internal import Tracking

/// What becomes of a row about an opportunity, which is known by its id here, else by its name and account.
struct OpportunityPlan: ImportPlan {
    /// The one that is there already.
    private let current: Opportunity?
    /// How it is to be.
    private let opportunity: Opportunity
    let newAccount: String?
    let newPeople: [Contact]
    let claims: Set<String>

    var isNew: Bool { current == nil }
    var isUnchanged: Bool { current == opportunity && newAccount == nil }

    init(_ reading: ImportReading, _ context: ImportContext) throws {
        let name = try Self.name(reading)
        let identified = try OpportunityID(reading.value(.id)).flatMap { try context.sql.opportunity($0) }
        let accountName = reading.value(.account)
        let account =
            try accountName.isEmpty
            ? nil : context.sql.account(called: accountName, knowing: identified?.account)
        let claim = Self.claim(name, of: account?.name ?? accountName)
        var claims: Set<String> = [claim]
        var known = identified
        if known == nil {
            try reading.refuse(claim, .name, in: context.claims, "The same opportunity")
            // Of an account that is yet to be made there is none.
            if accountName.isEmpty || account != nil {
                known = try Self.only(try context.sql.opportunities(named: name, of: account?.id), reading)
            }
        }
        if let known {
            try reading.refuse(known.id.description, .name, in: context.claims, "The same opportunity")
            claims.formUnion([known.id.description, Self.claim(known.name, of: known.account?.name ?? "")])
        }
        let base = known ?? Opportunity(id: .new(at: context.now), name: name, createdAt: context.now)
        let isFree = known == nil || context.overwrites
        let isWanted = !accountName.isEmpty && account == nil && (base.account == nil || isFree)
        newAccount = isWanted ? try reading.checkedAccount(accountName) : nil
        let people = try Self.people(reading, context)
        newPeople = people.new
        var merged = base
        merged.contacts.formUnion(people.all)
        if isFree { merged.name = name }
        if let account, base.account == nil || isFree { merged.account = account }
        if let amount = try reading.amount(knowing: base.amount), base.amount == nil || isFree {
            merged.amount = amount
        }
        try Self.close(&merged, reading, isFree: isFree)
        do {
            opportunity = merged == known ? merged : try merged.checked(at: context.now)
        } catch {
            throw reading.problem(error)
        }
        current = known
        self.claims = claims
    }

    func perform(in change: inout Change, by user: UserID?) throws {
        var opportunity = opportunity
        for person in newPeople { _ = try change.add(person, by: user) }
        if let newAccount { opportunity.account = try change.makeAccount(newAccount, by: user) }
        if isNew {
            try change.add(opportunity)
        } else if !isUnchanged {
            try change.update(to: opportunity)
        }
    }

    private static func name(_ reading: ImportReading) throws -> String {
        do { return try reading.value(.name).checkedName(field: "name") } catch { throw reading.problem(error) }
    }

    /// The one that a name and an account tell.
    private static func only(_ found: [Opportunity], _ reading: ImportReading) throws -> Opportunity? {
        guard found.count < 2 else {
            throw reading.problem(
                .name,
                "Several opportunities of this account are called so. Add a column with the id of the one that is meant."
            )
        }
        return found.first
    }

    /// By what a later row would be about the same.
    private static func claim(_ name: String, of account: String) -> String {
        "\(name.searchable)\n\(account.searchable)"
    }

    /// Who has to do with it; whoever is new is added, as recipients are (product §10.1).
    private static func people(
        _ reading: ImportReading,
        _ context: ImportContext
    ) throws -> (all: Set<ContactID>, new: [Contact]) {
        var all: Set<ContactID> = []
        var new: [Contact] = []
        for address in try reading.people() {
            if let known = try context.sql.contact(addressKey: address.key) {
                all.insert(known)
                continue
            }
            let person = Contact(
                id: .new(at: context.now),
                name: address.name ?? "",
                address: address.address,
                createdAt: context.now
            )
            do { new.append(try person.checked()) } catch { throw reading.problem(.people, error.description) }
            all.insert(person.id)
        }
        return (all, new)
    }

    /// How far it got, and when that ended.
    ///
    /// A stage is always known, so that it changes only where all is replaced. The day is that of what is won or lost: of
    /// what is open it is not even read.
    private static func close(_ opportunity: inout Opportunity, _ reading: ImportReading, isFree: Bool) throws {
        let stage = try reading.stage()
        // Other programs write the day on which they expect it into the same column.
        let closedOn = try (stage ?? opportunity.stage).isClosed ? reading.closedOn() : nil
        guard isFree else { return }
        if let stage, stage != opportunity.stage {
            opportunity.stage = stage
            opportunity.closedOn = nil
        }
        opportunity.closedOn = closedOn ?? opportunity.closedOn
    }
}

internal import Engagement
internal import Tracking

/// What becomes of a row about a person, who is known by the first address.
struct ContactPlan: ImportPlan {
    /// Somebody who is there already.
    private let current: Contact?
    /// How they are to be.
    private let contact: Contact
    /// A consent that is not on record yet.
    private let consent: ConsentProof?
    let newAccount: String?
    let claims: Set<String>

    var isNew: Bool { current == nil }
    var isUnchanged: Bool { current == contact && newAccount == nil && consent == nil }
    var recordsConsent: Bool { consent != nil }

    init(_ reading: ImportReading, _ context: ImportContext) throws {
        claims = try Self.claims(of: reading, among: context.claims)
        let consent = try reading.consent(at: context.now, in: context.zone)
        let preference = try Self.preference(reading, consent)
        var given = try Self.given(reading, preference, at: context.now)
        let sql = context.sql
        let known = try sql.contact(addressKey: given.address.lowercased()).flatMap { try sql.contact($0) }
        for address in given.otherAddresses {
            guard let owner = try sql.contact(addressKey: address.lowercased()), owner != known?.id else { continue }
            throw reading.problem(.otherAddresses, "Somebody else has one of these addresses. Take it out.")
        }
        let name = reading.value(.account)
        let account = try name.isEmpty ? nil : sql.account(called: name, knowing: known?.account)
        let isWanted = !name.isEmpty && account == nil && (known?.account == nil || context.overwrites)
        newAccount = isWanted ? try reading.checkedAccount(name) : nil
        given.account = account
        current = known
        self.consent = try Self.news(consent, of: known, reading, on: sql)
        guard let known else {
            contact = given
            return
        }
        do {
            // What is joined can be too much where neither part is.
            contact = try Self.merged(known, with: given, preference, context).checked(knowing: known)
        } catch {
            throw reading.problem(error)
        }
    }

    func perform(in change: inout Change, by user: UserID?) throws {
        var contact = contact
        if let newAccount { contact.account = try change.makeAccount(newAccount, by: user) }
        if let current {
            if contact != current { _ = try change.update(current, to: contact, by: user) }
        } else {
            contact = try change.add(contact, by: user)
        }
        // Without a user no consent is read: ``Store/importTable(_:_:overwrites:isTrial:by:)``.
        if let consent, let user { try change.record(consent, of: contact.id, by: user) }
    }

    /// The addresses of a row, the first and the further ones, which no earlier row may have.
    private static func claims(of reading: ImportReading, among earlier: ImportClaims) throws -> Set<String> {
        let address = reading.value(.address).lowercased()
        let others = reading.otherAddresses.map { $0.lowercased() }
        let all = [(ImportField.address, address)] + others.map { (ImportField.otherAddresses, $0) }
        for (field, key) in all where !key.isEmpty {
            try reading.refuse(key, field, in: earlier, "The same address")
        }
        return Set([address] + others).subtracting([""])
    }

    /// Whether they may be followed by what the row says: who did not agree when they were asked objects.
    private static func preference(
        _ reading: ImportReading,
        _ consent: ImportReading.ConsentWord
    ) throws -> Preference? {
        let preference = try reading.preference()
        if case .refused = consent { return .disallow }
        return preference
    }

    private static func given(
        _ reading: ImportReading,
        _ preference: Preference?,
        at now: Instant
    ) throws -> Contact {
        var given = Contact(id: .new(at: now), name: reading.name, address: reading.value(.address), createdAt: now)
        given.otherAddresses = reading.otherAddresses
        given.phone = reading.value(.phone)
        given.title = reading.value(.title)
        given.postalAddress = reading.postalAddress
        given.timeZone = reading.value(.timeZone)
        given.language = reading.value(.language)
        given.preference = preference ?? .allow
        do { return try given.checked() } catch { throw reading.problem(error) }
    }

    /// Puts what was given where nothing was known, or everywhere.
    ///
    /// A no is always taken: leaving it out would follow somebody who does not want it. A yes only where all is replaced,
    /// and never over what they said themselves on their own page.
    private static func merged(
        _ known: Contact,
        with given: Contact,
        _ preference: Preference?,
        _ context: ImportContext
    ) -> Contact {
        var contact = known
        contact.name = context.chosen(known.name, given.name)
        contact.phone = context.chosen(known.phone, given.phone)
        contact.title = context.chosen(known.title, given.title)
        contact.postalAddress = context.chosen(known.postalAddress, given.postalAddress)
        contact.timeZone = context.chosen(known.timeZone, given.timeZone)
        contact.language = context.chosen(known.language, given.language)
        let keys = Set(known.addresses.map { $0.lowercased() })
        contact.otherAddresses += given.otherAddresses.filter { !keys.contains($0.lowercased()) }
        switch preference {
        case .disallow?: contact.preference = .disallow
        case .allow? where context.overwrites && !known.isStoppedByThemselves: contact.preference = .allow
        case .allow?, nil: break
        }
        if let account = given.account, known.account == nil || context.overwrites { contact.account = account }
        return contact
    }

    /// A consent that is given and not on record; one from before they withdrew it, or stopped being followed, is refused.
    private static func news(
        _ word: ImportReading.ConsentWord,
        of known: Contact?,
        _ reading: ImportReading,
        on sql: any SQLConnection
    ) throws -> ConsentProof? {
        guard case .given(let proof) = word else { return nil }
        guard let known else { return proof }
        let consents = try sql.consents(of: known.id)
        if consents.contains(where: { ConsentProof($0) == proof }) { return nil }
        let ends = consents.compactMap { $0.withdrawal?.at } + [known.stoppedAt].compactMap(\.self)
        guard let last = ends.max(), proof.givenAt <= last else { return proof }
        throw reading.problem(
            .consent,
            "They took back what they had agreed to after that day. Leave it out, or ask them again."
        )
    }
}

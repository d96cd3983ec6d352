internal import Engagement
internal import Mail
internal import Tracking

/// What becomes of one row: found out in the same way for a trial and for the import itself.
struct ImportPlan {
    /// Somebody who is there already.
    let current: Contact?
    /// How they are to be.
    var contact: Contact
    /// What their account is called, where it has to be made.
    let newAccount: String?

    /// Whether everything was known.
    var isUnchanged: Bool { current == contact && newAccount == nil }

    /// Plans a row.
    ///
    /// - Throws: ``ImportProblem`` where it can't be taken.
    init(
        _ row: CSVRow,
        _ columns: ImportColumns,
        headers: [String],
        overwrites: Bool,
        on sql: any SQLConnection,
        at now: Instant
    )
        throws
    {
        let reading = Reading(row: row, columns: columns, headers: headers)
        var given = Contact(id: .new(at: now), name: reading.name, address: reading.address, createdAt: now)
        given.otherAddresses = reading.otherAddresses
        given.phone = reading.value(.phone)
        given.title = reading.value(.title)
        given.postalAddress = reading.postalAddress
        given.timeZone = reading.value(.timeZone)
        given.language = reading.value(.language)
        given.preference = try reading.preference()
        do {
            given = try given.checked()
        } catch {
            throw reading.problem(error)
        }
        let known = try sql.contact(addressKey: given.address.lowercased()).flatMap { try sql.contact($0) }
        for address in given.otherAddresses {
            guard let owner = try sql.contact(addressKey: address.lowercased()), owner != known?.id else { continue }
            throw reading.problem(.otherAddresses, "Somebody else has one of these addresses. Take it out.")
        }
        let name = reading.value(.account)
        let account = try name.isEmpty ? nil : sql.account(called: name)
        newAccount = name.isEmpty || account != nil ? nil : try reading.checkedAccount(name)
        given.account = account
        current = known
        guard let known else {
            contact = given
            return
        }
        do {
            // What is joined can be too much where neither part is.
            contact = try Self.merged(known, with: given, overwrites: overwrites).checked(knowing: known)
        } catch {
            throw reading.problem(error)
        }
    }

    /// Puts what was given where nothing was known, or everywhere.
    ///
    /// A no is always taken: leaving it out would follow somebody who does not want it. A yes only where all is replaced.
    private static func merged(_ known: Contact, with given: Contact, overwrites: Bool) -> Contact {
        var contact = known
        func chosen(_ old: String, _ new: String) -> String {
            new.isEmpty ? old : old.isEmpty || overwrites ? new : old
        }
        contact.name = chosen(known.name, given.name)
        contact.phone = chosen(known.phone, given.phone)
        contact.title = chosen(known.title, given.title)
        contact.postalAddress = chosen(known.postalAddress, given.postalAddress)
        contact.timeZone = chosen(known.timeZone, given.timeZone)
        contact.language = chosen(known.language, given.language)
        let keys = Set(known.addresses.map { $0.lowercased() })
        contact.otherAddresses += given.otherAddresses.filter { !keys.contains($0.lowercased()) }
        if given.preference == .disallow { contact.preference = .disallow }
        if let account = given.account, known.account == nil || overwrites { contact.account = account }
        return contact
    }
}

extension SQLConnection {
    /// The account of exactly that name, whatever its case and accents, or with that domain.
    func account(called name: String) throws -> AccountReference? {
        let row = try row(
            """
            SELECT id, name, preference
            FROM accounts
            WHERE (sort_key = $1 OR (domain = $2 AND domain <> '')) AND archived_at IS NULL
            ORDER BY id
            LIMIT 1
            """,
            name.searchable,
            name.lowercased()
        )
        return try row.map {
            AccountReference(try $0.id("id"), name: try $0.text("name"), preference: try $0.word("preference"))
        }
    }
}

internal import Foundation
internal import Tracking

/// What becomes of one row: found out in the same way for a trial and for the import itself.
protocol ImportPlan {
    /// Whether it is to be added.
    var isNew: Bool { get }
    /// Whether everything was known.
    var isUnchanged: Bool { get }
    /// What its account is called, where that has to be made.
    var newAccount: String? { get }
    /// Who has to be added for it.
    var newPeople: [Contact] { get }
    /// Whether a consent is put on record.
    var recordsConsent: Bool { get }
    /// What no later row may be about.
    var claims: Set<String> { get }

    /// Plans a row.
    ///
    /// - Throws: ``ImportProblem`` where it can't be taken.
    init(_ reading: ImportReading, _ context: ImportContext) throws

    /// Does it.
    func perform(in change: inout Change, by user: UserID?) throws
}

extension ImportPlan {
    var newAccount: String? { nil }
    var newPeople: [Contact] { [] }
    var recordsConsent: Bool { false }
}

/// What a row meets.
struct ImportContext {
    /// What is there.
    let sql: any SQLConnection
    /// The time that what is made bears.
    let now: Instant
    /// Where its days are days: the zone of whoever takes it in.
    let zone: TimeZone
    /// Whether what the table says replaces what was known.
    let overwrites: Bool
    /// What earlier rows are about.
    let claims: ImportClaims

    /// What was given where nothing was known, or everywhere where all is replaced.
    func chosen(_ known: String, _ given: String) -> String {
        given.isEmpty ? known : known.isEmpty || overwrites ? given : known
    }
}

extension Change {
    /// The account of a row that has to be made.
    func makeAccount(_ name: String, by user: UserID?) throws -> AccountReference {
        let account = try add(Account(id: .new(at: now), name: name, createdAt: now), by: user)
        return AccountReference(account.id, name: account.name)
    }
}

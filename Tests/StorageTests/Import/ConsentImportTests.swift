internal import Engagement
internal import Foundation
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ConsentImportTests {
    private let house: House
    private var store: Store { house.store }

    private static let header = "email,consent,consent manner,consent words\n"

    init() async throws {
        house = try await House.open()
    }

    private func maria() async throws -> Contact {
        try #require(try await store.contact(address: "maria@buyer.test"))
    }

    @Test func aConsentWithItsProofIsRecordedOnce() async throws {
        let text = Self.header + "maria@buyer.test,2026-01-31,A form,You may see whether I read.\ntom@x.test,,,\n"

        let (trial, report) = try await house.takeTwice(text, of: .contact)

        #expect(trial == report)
        #expect(report.added == 2)
        #expect(report.newConsents == 1)
        let consents = try await store.consents(of: try await maria().id)
        let day = try #require(Instant("2026-01-31T00:00:00Z"))
        #expect(consents.map(\.givenAt) == [day])
        #expect(consents.map(\.manner) == ["A form"])
        #expect(consents.map(\.words) == ["You may see whether I read."])
        #expect(consents.map(\.recordedBy) == [house.ada.id])
        let audit = try await store.auditEntries(before: nil, limit: 50)
        #expect(audit.filter { $0.action == .consentRecorded }.count == 1)
        #expect(try await store.contact(address: "tom@x.test")?.hasConsent == false)
        let again = try await house.take(text)
        #expect(again.unchanged == 2)
        #expect(again.newConsents == 0)
        let later = try await house.take(Self.header + "maria@buyer.test,2026-02-01T10:00:00+01:00,Told me,Yes.\n")
        #expect(later.updated == 1)
        #expect(try await store.consents(of: try await maria().id).count == 2)
    }

    @Test func aDayIsOneWhereItIsTakenIn() async throws {
        try await store.setZone(try #require(TimeZone(identifier: "America/New_York")), of: house.ada.id)
        let contact = try await store.addContact(name: "Maria", address: "maria@buyer.test")
        let midnight = try #require(Instant("2026-01-31T05:00:00Z"))
        try await store.recordConsent(
            of: contact.id,
            givenAt: midnight,
            manner: "A form",
            words: "Yes.",
            by: house.ada.id
        )

        let text = Self.header + "maria@buyer.test,2026-01-31,A form,Yes.\ntom@x.test,2026-01-31,A form,Yes.\n"
        let (trial, report) = try await house.takeTwice(text, of: .contact)

        #expect(trial == report)
        #expect(report.unchanged == 1)
        #expect(report.newConsents == 1)
        #expect(try await store.consents(of: contact.id).count == 1)
        let tom = try #require(try await store.contact(address: "tom@x.test"))
        #expect(try await store.consents(of: tom.id).map(\.givenAt) == [midnight])
    }

    @Test func todayHasBegunWhereItIsTakenIn() async throws {
        try await store.setZone(try #require(TimeZone(identifier: "Pacific/Auckland")), of: house.ada.id)
        // Ten in the morning of 3 March there, and still 2 March in Greenwich.
        house.clock.advance(by: .seconds(12 * 3_600))

        let report = try await house.take(
            Self.header + "maria@buyer.test,2026-03-03,A form,Yes.\ntom@x.test,2026-03-04,A form,Yes.\n"
        )

        #expect(report.newConsents == 1)
        #expect(report.problems.map(\.line) == [3])
        let midnight = try #require(Instant("2026-03-02T11:00:00Z"))
        #expect(try await store.consents(of: try await maria().id).map(\.givenAt) == [midnight])
    }

    @Test func aConsentLiftsNoObjection() async throws {
        try await store.addContact(name: "", address: "maria@buyer.test", preference: .disallow)

        _ = try await house.take(Self.header + "maria@buyer.test,2026-01-31,A form,Yes.\n", overwrites: true)

        #expect(try await maria().preference == .disallow)
        #expect(try await maria().hasConsent)
    }

    @Test func aNoIsAnObjection() async throws {
        let report = try await house.take("email,consent\nmaria@buyer.test,no\ntom@x.test,\n")

        #expect(report.added == 2)
        #expect(report.newConsents == 0)
        #expect(try await maria().preference == .disallow)
        #expect(try await store.contact(address: "tom@x.test")?.preference == .allow)
    }

    @Test(arguments: [
        ("yes,A form,Yes.", "consent", "A yes proves nothing."), ("soon,A form,Yes.", "consent", "Write the day"),
        ("2026-01-31,,Yes.", "consent manner", "missing"), ("2026-01-31,A form,", "consent words", "missing"),
        ("2026-04-01,A form,Yes.", "consent", "still ahead"),
    ])
    func withoutProofNothingIsTaken(cells: String, column: String, words: String) async throws {
        let (trial, report) = try await house.takeTwice(Self.header + "maria@buyer.test,\(cells)\n", of: .contact)

        #expect(trial == report)
        #expect(report.taken == 0)
        #expect(report.problems.map(\.column) == [column])
        #expect(report.problems.first?.words.contains(words) == true)
        #expect(try await store.contact(address: "maria@buyer.test") == nil)
    }

    @Test func whatWasWithdrawnNoTableBringsBack() async throws {
        let text = Self.header + "maria@buyer.test,2026-01-31,A form,Yes.\n"
        _ = try await house.take(text)
        let id = try await maria().id
        let consent = try #require(try await store.consents(of: id).first)
        try await store.withdrawConsent(consent.id, of: id, by: house.ada.id)

        #expect(try await house.take(text).unchanged == 1)
        let older = try await house.take(Self.header + "maria@buyer.test,2026-01-30,By phone,Yes.\n")
        #expect(older.problems.map(\.column) == ["consent"])
        #expect(try await maria().hasConsent == false)
        house.clock.advance(by: .seconds(2 * 86_400))
        let newer = try await house.take(Self.header + "maria@buyer.test,2026-03-03,By phone,Yes.\n")
        #expect(newer.newConsents == 1)
        #expect(try await maria().hasConsent)
    }

    @Test func somebodyRecordsIt() async throws {
        let text = Self.header + "maria@buyer.test,2026-01-31,A form,Yes.\n"
        let table = try ImportTable(Array(text.utf8), of: .contact)
        let columns = ImportColumns.guessed(from: table.headers, rows: table.rows, of: .contact)

        await #expect(throws: StoreError.self) {
            try await store.importTable(table, columns, isTrial: true, by: nil)
        }
    }
}

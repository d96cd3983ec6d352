import HTTPTypes
import Storage
import Synchronization
import Testing
import Tracking

@testable import Web

@Suite struct DoctorPageTests {
    private static let begun = ExaminationReport(startedAt: Instant(microseconds: 1_790_000_000_000_000))
    private static let found: [Finding] = [
        .ok("The folder is closed."), .warning("Links lead to <http>.", remedy: "Set a name."),
        .unchecked("DNS was not checked."), .problem("The relay can’t be used.", remedy: "Set it right."),
    ]

    /// A house whose examinations end when the test says so.
    private func house(_ report: Reports) async throws -> WebHouse {
        try await WebHouse(
            doctor: DoctorDesk(
                begin: {
                    report.last.withLock { $0 = Self.begun }
                    return Self.begun
                },
                last: { report.last.withLock(\.self) }
            )
        )
    }

    private final class Reports: Sendable {
        let last = Mutex<ExaminationReport?>(nil)

        func end() {
            last.withLock { $0 = ExaminationReport(startedAt: begun.startedAt, findings: found, isOver: true) }
        }
    }

    @Test func anAdministratorExaminesAndSeesWhatToMendFirst() async throws {
        let reports = Reports()
        let house = try await house(reports)

        try await house.open { caller in
            let chief = try await caller.logIn(house.ada)
            let before = try await caller.ask(.get, Route.doctor.path, headers: chief.headers)
            #expect(before.status == .ok && before.text.contains("Nothing was examined"))
            let form = ["csrf": chief.csrfToken]
            let begun = try await caller.post(Route.doctor.path, form: form, cookies: chief.cookies)
            #expect(begun.status == .seeOther && begun.headers[.location] == Route.doctor.path)

            let meanwhile = try await caller.ask(.get, Route.doctor.path, headers: chief.headers)
            #expect(try meanwhile.headers[#require(HTTPField.Name("Refresh"))] == "2")
            #expect(meanwhile.text.contains("Look again") && !meanwhile.text.contains("Examine now"))

            reports.end()
            let after = try await caller.ask(.get, Route.doctor.path, headers: chief.headers)
            #expect(try after.headers[#require(HTTPField.Name("Refresh"))] == nil)
            #expect(after.text.contains("1 problem and 1 warning to look at."))
            let places = [
                "Problem", "Set it right.", "Warning", "Links lead to &lt;http&gt;.", "Not checked", "All right",
            ]
            .map { after.text.firstRange(of: $0)?.lowerBound }
            #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted())
        }
    }

    @Test func theAPITellsTheSame() async throws {
        let reports = Reports()
        let house = try await house(reports)

        try await house.open { caller in
            #expect(try await caller.ask(.get, "/api/v1/doctor", as: house.ada).status == .notFound)
            let begun = try await caller.ask(.post, "/api/v1/doctor", as: house.ada, body: "{}")
            #expect(begun.status == .accepted)
            #expect(try begun.json()["isOver"] == .truth(false))
            reports.end()
            let ended = try await caller.ask(.get, "/api/v1/doctor", as: house.ada).json()
            #expect(ended["isOver"] == .truth(true))
            #expect(ended["findings"].array.map { $0["level"].string } == ["ok", "warning", "unchecked", "problem"])
            #expect(ended["findings"].array.first?["remedy"] == .null)
        }
    }
}

import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct DocumentTests {
    @Test func everyCallIsDescribedAndEveryDescriptionIsACall() async throws {
        let house = try await WebHouse()
        let document = try await house.open { try await $0.ask(.get, "/api/v1/openapi.json").json() }

        guard case .object(let paths) = document["paths"] else {
            Issue.record("no paths")
            return
        }
        let described = paths.flatMap { path, operations -> [String] in
            guard case .object(let operations) = operations else { return [] }
            return operations.keys.map { "\($0.uppercased()) \(path)" }
        }
        let routed = RoutePattern.allCases.filter(\.isAPI).flatMap { pattern in
            pattern.methods.map { "\($0.rawValue) \(pattern.rawValue)" }
        }
        #expect(Set(described) == Set(routed))
    }

    @Test func everyKindOfProblemIsDescribed() async throws {
        let house = try await WebHouse()
        let document = try await house.open { try await $0.ask(.get, "/api/v1/openapi.json").json() }

        let kinds = document["components"]["schemas"]["Problem"]["properties"]["type"]["enum"].array
        #expect(Set(kinds.compactMap(\.string)) == Set(ProblemKind.allCases.map { "/problems/\($0.rawValue)" }))
    }

    @Test func everythingThatIsAuditedIsDescribed() async throws {
        let house = try await WebHouse()
        let document = try await house.open { try await $0.ask(.get, "/api/v1/openapi.json").json() }

        let actions = document["components"]["schemas"]["AuditEntry"]["properties"]["action"]["enum"].array
        #expect(Set(actions.compactMap(\.string)) == Set(AuditAction.allCases.map(\.rawValue)))
    }
}

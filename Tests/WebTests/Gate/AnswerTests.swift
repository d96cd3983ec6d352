import HTTPTypes
import Testing

@testable import Web

/// What holds of every answer.
@Suite struct AnswerTests {
    @Test(arguments: ["/login", "/nothing", "/api/v1/emails", "/api/v1/nothing", "/api/v1/openapi.json", "/emails"])
    func browsersAreToldToBeCareful(path: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let headers = try await caller.ask(.get, path).headers

            let policy = try #require(headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'"))
            #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.referrerPolicy] != nil)
            #expect(headers[.cacheControl] != nil)
            #expect(headers[.server] == nil)
        }
    }

    @Test(arguments: RoutePattern.allCases)
    func undeclaredMethodsAreRefusedEverywhere(pattern: RoutePattern) async throws {
        let house = try await WebHouse()
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options, .trace]
        let path = pattern.filled(with: ["01980000-0000-7000-8000-000000000000", "x"])

        try await house.open { caller in
            for method in methods where !pattern.answers(method) {
                let reply = try await caller.ask(method, path, as: house.sam)
                #expect(reply.status == .methodNotAllowed, "\(method)")
                #expect(reply.headers[.allow] == pattern.allowed)
                if pattern.isAPI { #expect(try reply.problem() == "method-not-allowed") }
            }
        }
    }

    @Test func whatDoesNotExistIsAProblemOfTheAPIAndAPageElsewhere() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let call = try await caller.ask(.get, "/api/v1/nothing", as: house.sam)
            #expect(call.status == .notFound)
            #expect(try call.problem() == "not-found")
            let page = try await caller.ask(.get, "/nothing")
            #expect(page.status == .notFound)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
        }
    }

    @Test func headIsGetWithoutABody() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.head, "/api/v1/settings", as: house.sam)
            #expect(reply.status == .ok)
            #expect(reply.body.isEmpty)
        }
    }

    @Test(arguments: ["Bearer", "Bearer x", "Basic c2FtOnB3", "bearer inkling_AAAA", ""])
    func whoShowsAWrongTokenIsNobody(header: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/emails", headers: [.authorization: header])
            #expect(reply.status == .unauthorized)
            #expect(try reply.problem() == "not-signed-in")
        }
    }
}

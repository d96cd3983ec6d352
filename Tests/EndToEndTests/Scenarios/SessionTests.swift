internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Who is let in at the pages, and with what.
    @Suite(.timeLimit(.minutes(2)))
    struct SessionTests {
        @Test func aSessionOpensPagesAndAPI() async throws {
            try await withWorkspace { workspace in
                var visitor = Visitor(base: workspace.server.web)

                let answer = try await visitor.logIn(.seller)

                #expect([302, 303].contains(answer.status))
                #expect(try await visitor.get("/emails").status == 200)
                let caller = APIClient(base: visitor.base, credential: .cookie(visitor.cookie, csrf: nil))
                #expect(try await caller.get("/emails").status == 200)
            }
        }

        @Test func aWrongFormTokenChangesNothing() async throws {
            try await withWorkspace { workspace in
                var visitor = Visitor(base: workspace.server.web)
                let refused = try await visitor.post(
                    "/login",
                    [
                        "csrf": "wrong", "address": Person.seller.address, "password": Person.seller.password,
                    ]
                )
                #expect(refused.status == 403)

                _ = try await visitor.logIn(.seller)
                for csrf in [nil, "wrong", ""] {
                    let caller = APIClient(base: visitor.base, credential: .cookie(visitor.cookie, csrf: csrf))
                    let answer = try await caller.post("/emails", ["subject": "Not mine"])
                    #expect(answer.status == 403, "\(csrf ?? "none")")
                }
                #expect(try await visitor.post("/settings/profile", ["csrf": "wrong", "follow": "on"]).status == 403)
                #expect(try await workspace.seller.get("/emails").json["items"].items.isEmpty)
            }
        }

        @Test func anEndedSessionMustLogInAgain() async throws {
            try await withWorkspace { workspace in
                var visitor = Visitor(base: workspace.server.web)
                _ = try await visitor.logIn(.seller)
                let page = try await visitor.get("/emails")
                let ended = visitor
                _ = try await visitor.post("/logout", ["csrf": try #require(page.hiddenField("csrf"))])

                try await expectLocked(ended)
            }
        }

        @Test func anExpiredSessionMustLogInAgain() async throws {
            try await withWorkspace { workspace in
                var visitor = Visitor(base: workspace.server.web)
                _ = try await visitor.logIn(.seller)
                try await expireSessions(of: workspace.server)

                try await expectLocked(visitor)
            }
        }

        @Test func guessingPasswordsIsSlowedDown() async throws {
            try await withWorkspace { workspace in
                let guess = Person(name: "", address: Person.seller.address, role: "", password: "a wrong password")
                var visitor = Visitor(base: workspace.server.web)
                var answers: [Answer] = []
                for _ in 0..<8 { answers.append(try await visitor.logIn(guess)) }

                let slowed = try #require(answers.first { $0.status == 429 })
                #expect(Int(slowed.header("Retry-After")) ?? 0 > 0)
                #expect(answers.allSatisfy { $0.status == 403 || $0.status == 429 })
                // The right password has to wait as well: otherwise guessing would not be slowed down.
                #expect(try await visitor.logIn(.seller).status == 429)
            }
        }

        private func expectLocked(_ visitor: Visitor) async throws {
            var visitor = visitor
            let page = try await visitor.get("/emails")
            #expect([302, 303].contains(page.status))
            #expect(page.location?.hasPrefix("/login") == true)
            let caller = APIClient(base: visitor.base, credential: .cookie(visitor.cookie, csrf: nil))
            let answer = try await caller.get("/emails")
            #expect(answer.status == 401)
            #expect(answer.header("WWW-Authenticate").hasPrefix("Bearer"))
        }

        // Nobody waits weeks in a test: the end is put into the past where it is stored.
        private func expireSessions(of server: RunningServer) async throws {
            let python = try #require(Checkout.program("python3"))
            let script = """
                import sqlite3, sys
                database = sqlite3.connect(sys.argv[1], timeout=10)
                database.execute("UPDATE sessions SET expires_at = created_at")
                database.commit()
                """
            let run = try await FinishedProgram.run([python, "-c", script, server.dataFolder + "/inkling.sqlite"])
            try #require(run.succeeded, "\(run.output)")
        }
    }
}

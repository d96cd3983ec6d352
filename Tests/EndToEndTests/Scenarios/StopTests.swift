internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// SIGTERM ends the server without losing anything.
    @Suite(.timeLimit(.minutes(3)))
    struct StopTests {
        @Test func hitsInFlightAreAnsweredAndKept() async throws {
            try await withWorkspace { workspace in
                let server = workspace.server
                let volley = try await Volley(recipients: 2, links: 40, in: workspace)
                let (before, inFlight) = (volley.shots.prefix(40), volley.shots.suffix(40))
                let connections = try before.map { shot in
                    let connection = try RawConnection(port: server.trackingPort)
                    try connection.send(request(shot, to: server))
                    #expect(try connection.answer().hasPrefix("HTTP/1.1 302"))
                    return connection
                }

                for (connection, shot) in zip(connections, inFlight) { try connection.send(request(shot, to: server)) }
                await server.terminate()

                for (connection, shot) in zip(connections, inFlight) {
                    let answer = try connection.answer()
                    #expect(answer.contains(shot.target))
                }
                #expect(try await server.ended() == .exited(0))
                try await server.start()
                let told = try await eventually("everything is told") {
                    let told = try await volley.told(in: workspace)
                    return told.count == 80 ? told : nil
                }
                #expect(told.values.allSatisfy { $0 == 1 })
            }
        }

        @Test func aMessageInFlightIsTaken() async throws {
            try await withWorkspace { workspace in
                let server = workspace.server
                let message =
                    "From: \(Person.seller.address)\r\nTo: maria@buyer.example\r\nSubject: Late\r\n\r\nHello.\r\n"
                let bearer = try #require(workspace.seller.headers.first(name: "Authorization"))
                let head =
                    "POST /api/v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: \(bearer)\r\n"
                    + "Content-Type: message/rfc822\r\nContent-Length: \(message.utf8.count)\r\n\r\n"
                let connection = try RawConnection(port: server.webPort)

                try connection.send(head + message.prefix(20))
                try await Task.sleep(for: .milliseconds(100))
                await server.terminate()
                try await Task.sleep(for: .milliseconds(100))
                try connection.send(String(message.dropFirst(20)))

                #expect(try connection.answer().hasPrefix("HTTP/1.1 202"))
                #expect(try await server.ended() == .exited(0))
                try await server.start()
                try await eventually("the message leaves after the start") {
                    try await workspace.seller.get("/sandbox/messages").json["items"].items.count == 1
                }
            }
        }

        @Test func aListenerToTheStreamDoesNotHoldItUp() async throws {
            try await withWorkspace { workspace in
                let begin = ContinuousClock.now
                try await workspace.seller.listening { _ in
                    let ending = try await workspace.server.stop()
                    #expect(ending == .exited(0))
                }
                #expect(ContinuousClock.now - begin < .seconds(15))
            }
        }

        private func request(_ shot: Volley.Shot, to server: RunningServer) -> String {
            let path = shot.url.dropFirst(server.tracking.count)
            return "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: \(MailProgram.desk.agent)\r\n\r\n"
        }
    }
}

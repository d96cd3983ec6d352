import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct BlockTests {
    private static let path = "/api/v1/blocks"
    private static let body = #"{"kind":"host","what":"https://WWW.Bad.example/a?b","reason":"It spreads a virus"}"#

    @Test func aHostIsBlockedListedAndLifted() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let made = try await caller.ask(.post, Self.path, as: house.ada, body: Self.body)
            #expect(made.status == .created)
            let block = try made.json()
            #expect(block["what"] == .string("www.bad.example"))
            #expect(block["blockedBy"] == .string(house.ada.user.id.description))
            #expect(block["liftedAt"] == .null)
            #expect(try await house.store.blockedHosts() == ["www.bad.example"])
            #expect(try await caller.ask(.get, Self.path, as: house.ada).json()["items"].array == [block])

            let place = "\(Self.path)/\(block["id"].string ?? "")"
            #expect(try await caller.ask(.delete, place, as: house.ada).status == .noContent)
            #expect(try await caller.ask(.delete, place, as: house.ada).status == .notFound)
            #expect(try await caller.ask(.get, Self.path, as: house.ada).json()["items"].array.isEmpty)
            let lifted = try await caller.ask(.get, "\(Self.path)?lifted=true", as: house.ada).json()["items"].array
            #expect(lifted.map { $0["liftedBy"] } == [.string(house.ada.user.id.description)])
            #expect(try await house.store.blockedHosts().isEmpty)
        }
    }

    @Test func anEmailAndAKeyAreBlocked() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            for (kind, what) in [("email", email.id.description), ("key", "1")] {
                let body = #"{"kind":"\#(kind)","what":"\#(what)","reason":"Stolen"}"#
                let made = try await caller.ask(.post, Self.path, as: house.ada, body: body)
                #expect(try made.json()["what"] == .string(what))
            }
            let blocked = try await house.store.edgeState().blocked
            #expect(blocked.emails == [email.id] && blocked.keys.map(\.rawValue) == [1])
        }
    }

    @Test(arguments: [
        (#"{}"#, ["/kind", "/what", "/reason"]), (#"{"kind":"page","what":"x","reason":"y"}"#, ["/kind"]),
        (#"{"kind":"host","what":"","reason":"y"}"#, ["/what"]),
        (#"{"kind":"host","what":"maria@bad.example","reason":"y"}"#, ["/what"]),
        (#"{"kind":"host","what":"127.0.0.1","reason":"y"}"#, ["/what"]),
        (#"{"kind":"host","what":"bad.example","reason":" "}"#, ["/reason"]),
        (#"{"kind":"email","what":"01980000-0000-7000-8000-000000000000","reason":"y"}"#, ["/what"]),
        (#"{"kind":"key","what":"2","reason":"y"}"#, ["/what"]),
        (#"{"kind":"key","what":"7","reason":"y"}"#, ["/what"]),
        (#"{"kind":"host","what":"bad.example","reason":"y","until":"x"}"#, ["/until"]),
    ])
    func whatCanNotBeBlockedIsNamed(body: String, pointers: [String]) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, Self.path, as: house.ada, body: body)

            #expect(reply.status == .unprocessableContent)
            #expect(try Set(reply.pointers()) == Set(pointers))
            #expect(try await house.store.edgeState().blocked == Blocked())
        }
    }

    @Test func theSameRequestWithTheSameKeyBlocksOnce() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let key: HTTPFields = [.idempotencyKey: "key-1"]
            let first = try await caller.ask(.post, Self.path, as: house.ada, headers: key, body: Self.body)
            let second = try await caller.ask(.post, Self.path, as: house.ada, headers: key, body: Self.body)
            let other = try await caller.ask(.post, Self.path, as: house.ada, body: Self.body)

            #expect(second.body == first.body && second.status == .created)
            #expect(try other.pointers() == ["/what"])
            #expect(other.text.contains("This is blocked already."))
        }
    }

    @Test func blocksComeInPages() async throws {
        let house = try await WebHouse()
        for number in 0..<5 {
            house.clock.advance(by: .seconds(1))
            try await house.block(.host, "\(number).bad.example")
        }

        try await house.open { caller in
            var hosts: [String] = []
            var after = ""
            repeat {
                let page = try await caller.ask(.get, "\(Self.path)?limit=2\(after)", as: house.ada).json()
                hosts += page["items"].array.compactMap { $0["what"].string }
                after = page["next"].string.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(hosts == (0..<5).reversed().map { "\($0).bad.example" })
        }
    }
}

import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct TeamTests {
    @Test func teamsAreAddedRenamedListedAndRemoved() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/teams", as: house.ada, body: #"{"name":"North"}"#)
            #expect(made.status == .created)
            let id = try #require(try made.json()["id"].string)
            #expect(try made.json()["members"] == .integer(0))
            let again = try await caller.ask(.post, "/api/v1/teams", as: house.ada, body: #"{"name":"NORTH"}"#)
            #expect(try again.pointers() == ["/name"])

            let path = "/api/v1/teams/\(id)"
            let renamed = try await caller.ask(.patch, path, as: house.ada, body: #"{"name":"South"}"#).json()
            #expect(renamed["name"] == .string("South"))
            let list = try await caller.ask(.get, "/api/v1/teams", as: house.ada).json()
            #expect(list["items"].array.map { $0["name"] } == [.string("South")])

            let team = try #require(TeamID(id))
            try await house.store.changeUser(house.sam.user.id, team: team)
            let refused = try await caller.ask(.delete, path, as: house.ada)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.pointers() == ["/name"])
            #expect(try await house.store.user(house.sam.user.id)?.team == team)

            try await house.store.changeUser(house.sam.user.id, team: .some(nil))
            #expect(try await caller.ask(.delete, path, as: house.ada).status == .noContent)
            #expect(try await caller.ask(.delete, path, as: house.ada).status == .notFound)
        }
    }

    @Test func aUserGetsARoleAndATeam() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North")
        let path = "/api/v1/users/\(house.sam.user.id)"

        try await house.open { caller in
            let body = #"{"role":"teamManager","team":"\#(team.id)"}"#
            let changed = try await caller.ask(.patch, path, as: house.ada, body: body).json()
            #expect(changed["role"] == .string("teamManager"))
            #expect(changed["team"] == .string(team.id.description))
            let list = try await caller.ask(.get, "/api/v1/users", as: house.ada).json()["items"].array
            #expect(list.compactMap { $0["team"].string } == [team.id.description])
            #expect(list.filter { $0["team"] == .null }.count == 2)

            let kept = try await caller.ask(.patch, path, as: house.ada, body: "{}").json()
            #expect(kept == changed)
            let taken = try await caller.ask(.patch, path, as: house.ada, body: #"{"team":null}"#).json()
            #expect(taken["team"] == .null)
            #expect(taken["role"] == .string("teamManager"))
        }
    }

    @Test func aUserIsAddedToATeam() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North")

        try await house.open { caller in
            func add(to team: String) async throws -> Reply {
                let body =
                    #"{"name":"New","address":"new@seller.example","password":"a long password","team":"\#(team)"}"#
                return try await caller.ask(.post, "/api/v1/users", as: house.ada, body: body)
            }
            let nowhere = try await add(to: "01980000-0000-7000-8000-000000000000")
            #expect(try nowhere.pointers() == ["/team"])
            #expect(try await add(to: team.id.description).json()["team"] == .string(team.id.description))
        }
    }

    @Test(arguments: [
        (#"{"role":"seller"}"#, "/role"), (#"{"role":"king"}"#, "/role"), (#"{"team":"x"}"#, "/team"),
        (#"{"team":"01980000-0000-7000-8000-000000000000"}"#, "/team"), (#"{"active":false}"#, "/active"),
    ])
    func whatCannotBeIsRefusedAtItsPlace(body: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let path = "/api/v1/users/\(house.ada.user.id)"
            let reply = try await caller.ask(.patch, path, as: house.ada, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
            #expect(try await house.store.user(house.ada.user.id)?.role == .administrator)
        }
    }

    @Test func insightsAreNarrowedToATeamAndBrokenDownByTeam() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North")
        try await house.store.changeUser(house.sam.user.id, team: team.id)
        try await house.store.changeUser(house.eve.user.id, role: .teamManager, team: team.id)
        _ = try await house.openedEmail()

        try await house.open { caller in
            func ask(_ query: String, as person: WebHouse.Person) async throws -> Reply {
                try await caller.ask(.get, "/api/v1/insights?\(query)", as: person)
            }
            let lines = try await ask("by=team", as: house.ada).json()
            #expect(lines["items"].array.map { $0["key"] } == [.string(team.id.description)])
            #expect(lines["by"] == .string("team"))
            for person in [house.ada, house.eve] {
                let narrowed = try await ask("team=\(team.id)&by=seller", as: person).json()
                #expect(narrowed["figures"]["sent"] == .integer(1))
                #expect(narrowed["items"].array.map { $0["name"] } == [.string("Sam")])
            }
            #expect(try await ask("by=team", as: house.eve).json()["items"].array.isEmpty)
            #expect(try await ask("team=\(team.id)", as: house.sam).status == .notFound)
            #expect(try await ask("seller=\(house.ada.user.id)", as: house.eve).status == .notFound)
            let table = try await caller.ask(.get, "/api/v1/insights/export?by=team", as: house.ada).text
            #expect(table.contains("\(team.id),North,1,"))
        }
    }
}

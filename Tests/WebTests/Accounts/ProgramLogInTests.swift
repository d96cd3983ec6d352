import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct ProgramLogInTests {
    private static let peer = NetworkAddress("192.0.2.7")

    private func attempt(_ logIn: ProgramLogIn, _ password: String, as name: String = "SAM@seller.example") async throws
        -> ProgramLogIn.Answer
    {
        try await logIn.check(address: name, password: password, from: try #require(Self.peer))
    }

    @Test func aPasswordWorksAsItIsTypedUntilItIsRevoked() async throws {
        let house = try await WebHouse()
        let (program, password) = try await house.desk.makeProgramPassword(named: "Laptop", for: house.sam.user)
        let logIn = ProgramLogIn(desk: house.desk)

        #expect(password.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4])
        #expect(try await attempt(logIn, password) == .user(house.sam.user))
        #expect(try await attempt(logIn, password.replacing("-", with: " ").uppercased()) == .user(house.sam.user))
        #expect(try await house.store.programPasswords(of: house.sam.user.id).first?.lastUsedAt != nil)
        try await house.store.revokeProgramPassword(program.id, of: house.sam.user.id)
        #expect(try await attempt(logIn, password) == .wrong)
    }

    @Test func whatIsNoPasswordOfThatUserIsWrongWhateverItIs() async throws {
        let house = try await WebHouse()
        let (_, password) = try await house.desk.makeProgramPassword(named: "Laptop", for: house.sam.user)
        let logIn = ProgramLogIn(desk: house.desk)

        #expect(try await attempt(logIn, password, as: "eve@seller.example") == .wrong)
        #expect(try await attempt(logIn, password, as: "who@seller.example") == .wrong)
        #expect(try await attempt(logIn, WebHouse.password) == .wrong)
        #expect(try await attempt(logIn, String(password.dropLast())) == .wrong)
        #expect(try await attempt(logIn, "") == .wrong)
    }

    @Test func whoeverGuessesWaitsAndWhoKnowsDoesNot() async throws {
        let house = try await WebHouse()
        let (_, password) = try await house.desk.makeProgramPassword(named: "Laptop", for: house.sam.user)
        let logIn = ProgramLogIn(desk: house.desk)
        #expect(try await attempt(logIn, password) == .user(house.sam.user))

        for guess in 0..<3 { #expect(try await attempt(logIn, "guess \(guess)") == .wrong) }
        #expect(try await attempt(logIn, "guess 3") == .tooOften(wait: .seconds(1)))
        #expect(try await attempt(logIn, password) == .user(house.sam.user), "it was right a short while ago")
        house.clock.advance(by: ProgramMemory.lifetime)
        #expect(try await attempt(logIn, password) == .user(house.sam.user))
    }

    @Test func manyConnectionsAtOnceAreCheckedOnce() async throws {
        let house = try await WebHouse()
        let (_, password) = try await house.desk.makeProgramPassword(named: "Laptop", for: house.sam.user)
        let logIn = ProgramLogIn(desk: house.desk)

        try await withThrowingTaskGroup(of: ProgramLogIn.Answer.self) { group in
            for _ in 0..<20 { group.addTask { try await attempt(logIn, password) } }
            for try await answer in group { #expect(answer == .user(house.sam.user)) }
        }
    }

    @Test func thePageShowsAPasswordOnceAndWhatToTypeBesides() async throws {
        let place = SubmissionPlace(host: "mail.seller.example", port: 465, security: .wrapped)
        let house = try await WebHouse(submissionPlaces: [place])

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "name": "Thunderbird"]
            let made = try await caller.post(Route.programs.path, form: form, cookies: browser.cookies)
            let listed = try await caller.ask(.get, Route.programs.path, headers: browser.headers)

            #expect(made.status == .ok && made.text.contains("id=\"secret\""))
            #expect(listed.text.contains("Thunderbird") && !listed.text.contains("id=\"secret\""))
            for word in ["mail.seller.example", "465", "SSL/TLS", "sam@seller.example"] {
                #expect(listed.text.contains(word))
            }
            let nameless = ["csrf": browser.csrfToken, "name": " "]
            let refused = try await caller.post(Route.programs.path, form: nameless, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
        }
    }

    @Test func theAPIMakesListsAndRevokes() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let path = "/api/v1/program-passwords"
            let made = try await caller.ask(.post, path, as: house.sam, body: #"{"name":"Phone"}"#).json()
            let password = try #require(made["password"].string)
            let id = try #require(made["id"].string)

            let list = try await caller.ask(.get, path, as: house.sam)
            #expect(list.text.contains("Phone") && !list.text.contains(password))
            #expect(try await caller.ask(.delete, "\(path)/\(id)", as: house.eve).status == .notFound)
            #expect(try await caller.ask(.delete, "\(path)/\(id)", as: house.sam).status == .noContent)
            let logIn = ProgramLogIn(desk: house.desk)
            #expect(try await attempt(logIn, password) == .wrong)
        }
    }
}

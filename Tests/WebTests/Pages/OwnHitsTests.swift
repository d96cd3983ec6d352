import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct OwnHitsTests {
    @Test func theSellerReadsYouAndAnAdministratorTheSellersName() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let copy = CopyReference(email: email.id, recipient: 0)
        house.clock.advance(by: .seconds(600))
        try await house.record([.beacon, .link], on: copy, position: 2, verdict: .own)
        let route = Route.email(email.id)

        try await house.open { caller in
            let own = try await caller.ask(.get, route.path, headers: try await caller.logIn(house.sam).headers).text
            let other = try await caller.ask(.get, route.path, headers: try await caller.logIn(house.ada).headers).text

            #expect(own.contains("You opened the copy of") && own.contains("You clicked"))
            #expect(own.contains("</svg>You</span>") && own.contains("Why you?"))
            #expect(other.contains("Sam opened the copy of") && other.contains("Sam clicked"))
            #expect(other.contains("</svg>Sam</span>") && other.contains("Why Sam?"))
            #expect(!other.contains("You opened") && !other.contains("You clicked"))
        }
    }
}

import Testing
import Tracking

@testable import Web

@Suite struct StreamRegisterTests {
    @Test func aUserHasSoManyPlacesAndNoMore() {
        let register = StreamRegister()
        let now = MovableClock().now
        let user = UserID.new(at: now)
        var places: [StreamPlace?] = []

        for _ in 0..<StreamRegister.limit { places.append(register.place(for: user)) }
        #expect(places.allSatisfy { $0 != nil })
        #expect(register.place(for: user) == nil)
        #expect(register.place(for: .new(at: now)) != nil)

        places.removeLast()
        #expect(register.place(for: user) != nil)
    }
}

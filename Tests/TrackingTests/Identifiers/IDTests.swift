import Foundation
import Testing

@testable import Tracking

@Suite struct IDTests {
    @Test func newOnesAreOfVersionSevenAndSortByTime() {
        var generator = SeededRandom(seed: 5)
        let ids = (0..<50).map { step in
            EmailID.new(at: Samples.noon + .milliseconds(step), using: &generator).description
        }

        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 50)
        for id in ids {
            #expect(id.dropFirst(14).first == "7")
            #expect("89ab".contains(id.dropFirst(19).first ?? " "))
        }
    }

    @Test func survivesTextBytesAndJSON() throws {
        let id = UserID.new(at: Samples.noon)

        #expect(UserID(id.description) == id)
        #expect(UserID(bytes: id.bytes) == id)
        #expect(try JSONDecoder().decode([UserID].self, from: JSONEncoder().encode([id])) == [id])
        #expect(id.description == id.description.lowercased())
    }

    @Test(arguments: ["", "x", "01020304-0506-7008-800a-0b0c0d0e0f1", "01020304-0506-7008-800a-0b0c0d0e0f100"])
    func refusesOtherText(_ text: String) {
        #expect(EmailID(text) == nil)
    }

    @Test(arguments: [0, 15, 17])
    func refusesOtherNumbersOfBytes(_ count: Int) {
        #expect(EmailID(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
}

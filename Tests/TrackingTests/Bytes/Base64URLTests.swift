import Foundation
import Testing

@testable import Tracking

@Suite struct Base64URLTests {
    @Test func agreesWithFoundation() {
        var generator = SeededRandom(seed: 1)

        for length in 0..<200 {
            let bytes = generator.bytes(length)
            let expected = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")

            let text = Base64URL.encode(bytes)

            #expect(text == expected)
            #expect(Array(text.utf8).withUnsafeBytes { Base64URL.decode($0) } == bytes)
        }
    }

    @Test(arguments: ["A", "AAAAA", "AB", "AAB", "AA=", "AA==", "A+AA", "A/AA", "A AA", "AAA\n", "ÄAA"])
    func refusesEveryOtherSpelling(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { Base64URL.decode($0) } == nil)
    }
}

import Foundation
import Testing
import Tracking

@testable import Delivery

/// Changes that a reader would see break every signature.
struct MattersTests {
    private static let count = 1_000

    @Test(.enabled(if: Verifier.isPresent, "\(Verifier.absence)"))
    func noChangeThatMattersIsBelieved() throws {
        let fixtures = try SigningFixtures()
        var generator = SeededRandom(seed: 42)
        let messages = SigningFixtures.messages.map(\.bytes).filter { $0.count < 10_000 }
        let originals = try messages.map(fixtures.signed)
        var changed: [(what: String, bytes: [UInt8])] = []
        while changed.count < Self.count {
            let original = try #require(originals.randomElement(using: &generator))
            changed += Change.random(in: original, using: &generator).map { [$0] } ?? []
        }

        let verdicts = try Verifier.verdicts(changed.map(\.bytes) + originals, keys: fixtures.keys)

        #expect(verdicts.suffix(originals.count).allSatisfy { $0 == "11" }, "without a change they are believed")
        #expect(verdicts.count == Self.count + originals.count)
        for (change, verdict) in zip(changed, verdicts) {
            #expect(!verdict.contains("1"), "\(change.what)")
        }
        #expect(Set(changed.map(\.what)).count == Change.allCases.count, "every kind was tried")
    }
}

/// What is done to a signed message.
private enum Change: String, CaseIterable {
    case fieldByte, fieldGone, fieldAdded, bodyByte, bodyByteGone, bodyByteAdded, bodyCut

    static func random(in message: [UInt8], using generator: inout SeededRandom) -> (what: String, bytes: [UInt8])? {
        guard let change = Change.allCases.randomElement(using: &generator) else { return nil }
        return change.made(in: message, using: &generator).map { (change.rawValue, $0) }
    }

    /// `nil` where the message has no place for it.
    private func made(in message: [UInt8], using generator: inout SeededRandom) -> [UInt8]? {
        var bytes = message
        let header = DKIMHeader(message)
        let signed = header.fields.filter { !["dkim-signature", "x-other", "received"].contains($0.name) }
        guard let field = signed.randomElement(using: &generator) else { return nil }
        let solid = { (places: Range<Int>) in places.filter { (0x21...0xFF).contains(message[$0]) } }
        let inField = solid(field.value.indices).randomElement(using: &generator)
        let inBody = solid(header.body.indices).randomElement(using: &generator)
        let letter = UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &generator)
        switch self {
        case .fieldByte:
            guard let inField, bytes[inField] != letter else { return nil }
            bytes[inField] = letter
        case .fieldGone:
            let lineEnd = header.hasCarriageReturns ? 2 : 1
            guard let start = message[..<field.value.startIndex].dropLast().lastIndex(of: 0x0A) else { return nil }
            guard lineEnd < field.value.count else { return nil }
            bytes.removeSubrange((start + 1)..<field.value.endIndex)
        case .fieldAdded:
            guard ["from", "to", "cc", "subject", "date", "content-type"].contains(field.name) else { return nil }
            bytes.insert(contentsOf: Array("\(field.name): eve@evil.test\r\n".utf8), at: 0)
        case .bodyByte:
            guard let inBody, bytes[inBody] != letter else { return nil }
            bytes[inBody] = letter
        case .bodyByteGone:
            guard let inBody else { return nil }
            bytes.remove(at: inBody)
        case .bodyByteAdded:
            bytes.insert(letter, at: inBody ?? header.body.endIndex)
        case .bodyCut:
            guard let inBody else { return nil }
            bytes.removeSubrange(inBody...)
        }
        return bytes
    }
}

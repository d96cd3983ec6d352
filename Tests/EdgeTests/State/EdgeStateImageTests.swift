import Foundation
import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateImageTests {
    @Test func findsEachOfManyRecordsAndNoOther() throws {
        var generator = SeededRandom(seed: 7)
        let emails = (0..<300).map { EmailID.new(at: Samples.noon + .milliseconds($0), using: &generator) }
        let known = emails.indices.filter { $0 % 3 > 0 }.map { emails[$0] }
        let image = EdgeStateImage(
            EdgeState(
                silencedEmails: Set(known),
                silencedCopies: Set(known.map { CopyReference(email: $0, recipient: 2) }),
                blockedEmails: Set(known.prefix(7)),
                files: Dictionary(
                    uniqueKeysWithValues: known.enumerated().map { number, email in
                        (
                            FileReference(email: email, kind: .file, ordinal: UInt16(number)),
                            Samples.manifest(of: [UInt8(number)], name: "\(number).pdf")
                        )
                    }
                )
            )
        )

        for email in emails {
            #expect(image.records(CopyReference(email: email, recipient: 2)) == !known.contains(email))
            #expect(image.blocks(email) == known.prefix(7).contains(email))
            let number = known.firstIndex(of: email)
            let manifest = image.manifest(
                of: FileReference(email: email, kind: .file, ordinal: UInt16(number ?? 0))
            )
            #expect(manifest?.name == number.map { "\($0).pdf" })
            #expect(manifest?.object == number.map { ObjectID(of: [UInt8($0)]) })
            #expect(image.manifest(of: FileReference(email: email, kind: .image, ordinal: UInt16(number ?? 0))) == nil)
        }
    }

    @Test func tellsKeysApart() {
        let image = EdgeStateImage(EdgeState(blockedKeys: [KeyID(rawValue: 2), KeyID(rawValue: 258)]))

        #expect((UInt16(0)..<600).filter { image.blocks(KeyID(rawValue: $0)) } == [2, 258])
    }

    @Test func leavesLongerRecordsAndFurtherSectionsAlone() throws {
        let image = try #require(EdgeStateImage(Self.later(EdgeStateFileTests.full)))

        #expect(image.state == EdgeStateFileTests.full)
    }

    /// The bytes that a later program might write: each record with four more bytes, and one section more.
    private static func later(_ state: EdgeState) -> [UInt8] {
        let encoder = EdgeStateEncoder(state)
        let tableLength = (encoder.sections.count + 1) * EdgeStateLayout.entryLength
        var body: [UInt8] = []
        var table: [UInt8] = []
        let bodyStart = EdgeStateLayout.headerLength + tableLength
        for (section, place) in zip(EdgeStateLayout.Section.allCases, encoder.sections) {
            let extra = section == .texts ? 0 : 4
            table.append(bigEndian: UInt64(bodyStart + body.count))
            table.append(bigEndian: UInt32(place.count))
            table.append(bigEndian: UInt32(place.recordLength + extra))
            for number in 0..<place.count {
                let start = place.offset + number * place.recordLength
                body += encoder.bytes[start..<start + place.recordLength] + [UInt8](repeating: 0xEE, count: extra)
            }
        }
        table.append(bigEndian: UInt64(bodyStart + body.count))
        table.append(bigEndian: UInt32(1))
        table.append(bigEndian: UInt32(5))
        body += [1, 2, 3, 4, 5]
        var checked: [UInt8] = []
        checked.append(bigEndian: UInt64(bodyStart + body.count))
        checked += encoder.bytes[24..<28]
        checked.append(bigEndian: UInt32(encoder.sections.count + 1))
        checked += table + body
        var bytes = Array(encoder.bytes[..<12])
        bytes.append(bigEndian: checked.withUnsafeBytes { Checksum.of($0) })
        return bytes + checked
    }
}

import Foundation
import Testing

@testable import Tracking

@Suite struct HitCodecTests {
    private static func bytes(of hit: Hit) -> [UInt8] {
        var bytes: [UInt8] = []
        HitCodec.append(hit, to: &bytes)
        return bytes
    }

    private static func random(_ generator: inout SeededRandom) throws -> Hit {
        func text(_ limit: Int) -> String {
            let count = Int.random(in: 0...limit, using: &generator)
            return String(cutting: generator.bytes(count), to: limit)
        }
        func field() -> String? { Bool.random(using: &generator) ? text(HitHeaders.maximumLength) : nil }
        return Hit(
            at: Instant(microseconds: Int64.random(in: .min ... .max, using: &generator)),
            kind: try #require(HitKind.allCases.randomElement(using: &generator)),
            copy: CopyReference(
                email: EmailID.new(at: Samples.noon, using: &generator),
                recipient: UInt16.random(in: 0 ... .max, using: &generator)
            ),
            ordinal: UInt16.random(in: 0 ... .max, using: &generator),
            method: Bool.random(using: &generator) ? .get : .head,
            address: try #require(NetworkAddress(bytes: generator.bytes(Bool.random(using: &generator) ? 4 : 16))),
            agent: text(Hit.maximumAgentLength),
            headers: HitHeaders(accept: field(), language: field(), purpose: field(), range: field()),
            wasServed: Bool.random(using: &generator)
        )
    }

    @Test func givesRandomHitsBack() throws {
        var generator = SeededRandom(seed: 6)

        for _ in 0..<500 {
            let hit = try Self.random(&generator)
            #expect(Self.bytes(of: hit).withUnsafeBytes(HitCodec.decode) == hit)
        }
    }

    @Test func neverCrashesOnGarbledBytesAndRefusesCutOnes() throws {
        var generator = SeededRandom(seed: 7)

        for _ in 0..<100 {
            let bytes = Self.bytes(of: try Self.random(&generator))
            #expect(bytes.dropLast().withUnsafeBytes(HitCodec.decode) == nil)
            #expect((bytes + [0]).withUnsafeBytes(HitCodec.decode) == nil)
            for _ in 0..<30 {
                var garbled = bytes
                garbled[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
                let cut = garbled.prefix(Int.random(in: 0...garbled.count, using: &generator))
                _ = garbled.withUnsafeBytes(HitCodec.decode)
                _ = cut.withUnsafeBytes(HitCodec.decode)
            }
        }
    }

    @Test func whatWasWrittenBeforeItWasToldWasServed() throws {
        let hit = try Samples.hit(headers: HitHeaders())
        var bytes = Self.bytes(of: hit)
        // The last byte says which texts are there.
        #expect(hit.wasServed && bytes.last == 0)

        bytes[bytes.count - 1] = 1 << 4

        #expect(bytes.withUnsafeBytes(HitCodec.decode)?.wasServed == false)
    }

    @Test func refusesALaterVersion() throws {
        var bytes = Self.bytes(of: try Samples.hit())

        bytes[0] = 2

        #expect(bytes.withUnsafeBytes(HitCodec.decode) == nil)
    }

    @Test func cutsTextsThatAreTooLong() throws {
        let long = String(repeating: "é", count: 70_000)
        let hit = try Samples.hit(agent: long, headers: HitHeaders(accept: long))

        let again = try #require(Self.bytes(of: hit).withUnsafeBytes(HitCodec.decode))

        #expect(again.agent == String(repeating: "é", count: 512))
        #expect(again.headers.accept == String(repeating: "é", count: 128))
    }

    @Test func aPlainHitIsSmall() throws {
        #expect(Self.bytes(of: try Samples.hit()).count == 39)
    }
}

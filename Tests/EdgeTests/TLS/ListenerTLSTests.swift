import NIOCore
import NIOSSL
import ServiceLifecycle
import Testing

@testable import Edge
@testable import Tracking

@Suite(.enabled(if: Certificates.isPossible, "openssl is missing; scripts/setup test installs it"))
struct ListenerTLSTests {
    private static let loopback = TrustedProxies(["127.0.0.0/8"].compactMap { AddressBlock($0) })

    private let certificates: Certificates
    private let reader: CertificateReader

    init() async throws {
        certificates = try await Certificates()
        reader = try CertificateReader(files: certificates.files, logger: Samples.silent)
    }

    @Test func answersAsWithoutIt() async throws {
        try await Site.run(certificates: reader) { site in
            let wire = try await Wire.connect(to: site.port, trusting: [try certificates.certificate()])

            try await wire.send(Site.request(try site.link()) + Site.request(try site.path(.beacon)))
            let link = try #require(try await wire.answer())
            #expect(link.status == 302 && link.fields["location"] == "https://contoso.com/a?b=c#d")
            #expect(try await wire.answer()?.body.count == 43)
            try await wire.send(Site.request("/healthz", fields: ["Connection: close"]))
            #expect(try await wire.answer()?.text == "ok\n")
            #expect(await wire.rest() == [])

            #expect(try site.journal.all().hits.map(\.kind) == [.link, .beacon])
            #expect(wire.errors == [], "TLS ended as it should")
        }
    }

    @Test func aLargeFileIsSentWhole() async throws {
        try await Site.runWithLargeFile(certificates: reader) { site in
            let wire = try await Wire.connect(to: site.port, trusting: [try certificates.certificate()])

            try await wire.send(Site.request(try site.path(.file(ordinal: 0))))

            #expect(try await wire.answer()?.body.count == LargeFile.size)
            await wire.close()
        }
    }

    @Test func plainHTTPIsClosed() async throws {
        try await Site.run(certificates: reader) { site in
            let wire = try await site.connect()

            try await wire.send(Site.request(try site.link()))
            let rest = await wire.rest()

            #expect(!String(decoding: rest, as: UTF8.self).contains("HTTP"))
            #expect(wire.errors == [], "it is no reset")
            #expect(site.counters.counts.failedHandshakes == 1 && site.counters.counts.requests == 0)
            #expect(try site.journal.all().hits == [])
        }
    }

    @Test func aProxySpeaksBeforeTLS() async throws {
        try await Site.run(proxies: Self.loopback, certificates: reader) { site in
            let certificate = try certificates.certificate()
            let passedOn = try await Wire.connect(
                to: site.port,
                trusting: [certificate],
                after: ProxyHeaders.of("192.0.2.7")
            )
            try await passedOn.send(Site.request(try site.link()))
            #expect(try await passedOn.answer()?.status == 302)
            let direct = try await Wire.connect(to: site.port, trusting: [certificate])
            try await direct.send(Site.request(try site.link(), fields: ["X-Forwarded-For: 192.0.2.8"]))
            #expect(try await direct.answer()?.status == 302)

            #expect(try site.journal.all().hits.map { "\($0.address)" } == ["192.0.2.7", "192.0.2.8"])
            for wire in [passedOn, direct] { await wire.close() }
        }
    }

    @Test func aStrangerMayNotSpeakBeforeIt() async throws {
        try await Site.run(certificates: reader) { site in
            let wire = try await Wire.connect(
                to: site.port,
                trusting: [try certificates.certificate()],
                after: ProxyHeaders.of("192.0.2.7")
            )

            _ = await wire.rest()

            #expect(site.counters.counts.failedHandshakes == 1)
        }
    }

    @Test func aHandshakeThatDripsIsClosedInTime() async throws {
        var limits = Site.patient
        limits.head = .milliseconds(300)
        try await Site.run(limits: limits, certificates: reader) { site in
            let silent = try await site.connect()
            let begun = try await site.connect()
            // A record of a handshake that announces more than ever comes.
            try await begun.send([0x16, 0x03, 0x01, 0x01, 0x00, 0x01, 0x00, 0x00, 0xFC, 0x03, 0x03])

            _ = await silent.rest()
            _ = await begun.rest()

            #expect(site.counters.counts.timeouts == 2 && site.counters.counts.connections == 2)
        }
    }

    @Test func oneConnectionTooManyIsClosedBeforeTLS() async throws {
        var limits = Site.patient
        limits.connections = 1
        try await Site.run(limits: limits, certificates: reader) { site in
            let first = try await Wire.connect(to: site.port, trusting: [try certificates.certificate()])
            try await first.send(Site.request("/healthz"))
            #expect(try await first.answer()?.status == 200)

            #expect(await (try site.connect()).rest() == [])

            #expect(site.counters.counts.refusedConnections == 1)
            await first.close()
        }
    }

    @Test func aStopEndsTLSProperly() async throws {
        try await Site.run(certificates: reader) { site in
            let wire = try await Wire.connect(to: site.port, trusting: [try certificates.certificate()])
            try await wire.send(Site.request("/healthz"))
            #expect(try await wire.answer()?.status == 200)

            await site.group.triggerGracefulShutdown()

            #expect(await wire.rest() == [])
            #expect(wire.errors == [], "close_notify came before the end")
        }
    }

    @Test func aStopDoesNotWaitForWhoeverIsSilentInAHandshake() async throws {
        var limits = Site.patient
        limits.draining = .minutes(5)
        try await Site.run(limits: limits, certificates: reader) { site in
            let silent = try await site.connect()
            let wire = try await Wire.connect(to: site.port, trusting: [try certificates.certificate()])
            try await wire.send(Site.request("/healthz"))
            #expect(try await wire.answer()?.status == 200)

            await site.group.triggerGracefulShutdown()

            #expect(await silent.rest() == [])
            #expect(await wire.rest() == [])
        }
    }

    @Test func aNewCertificateCostsNoAnswer() async throws {
        try await Site.run(certificates: reader) { site in
            let old = try certificates.certificate()
            let path = try site.link()
            let kept = try await Wire.connect(to: site.port, trusting: [old])
            try await kept.send(Site.request(path))
            #expect(try await kept.answer()?.status == 302)

            try await withThrowingTaskGroup(of: Void.self) { group in
                let trusted = try await certificates.replace()
                for lane in 0..<4 {
                    group.addTask {
                        for turn in 0..<25 {
                            if lane == 0, turn == 10 { reader.refresh() }
                            let isNew = lane == 0 && turn >= 10
                            let wire = try await Wire.connect(
                                to: site.port,
                                trusting: isNew ? [trusted] : [old, trusted]
                            )
                            try await wire.send(Site.request(path))
                            #expect(try await wire.answer()?.status == 302)
                            await wire.close()
                        }
                    }
                }
                try await group.waitForAll()
            }

            try await kept.send(Site.request(path))
            #expect(try await kept.answer()?.status == 302, "a connection keeps what it began with")
            await kept.close()
            #expect(try site.journal.all().hits.count == 102)
            #expect(site.counters.counts.failedHandshakes == 0)
        }
    }
}

import Testing

@testable import Edge
@testable import Tracking

@Suite struct PowerCutTests {
    /// What was answered on a connection by then, and what of the journal a power cut would leave.
    private struct Moment: Sendable {
        let answered: Set<UInt16>
        let left: [UInt8]
        let torn: [UInt8]
    }

    @Test func whatWasAnsweredIsLeftOfTheJournalAtEveryMoment() async throws {
        let disk = ForgetfulDisk()
        try await Site.run(disk: disk.asDisk) { site in
            let moments = try await withThrowingTaskGroup(of: [Moment].self) { group in
                for lane in 0..<8 {
                    group.addTask { try await Self.ask(lane, site, disk) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }

            let segment = try #require(site.folder.names(in: "journal").last { $0.hasSuffix(".hits") })
            for moment in moments {
                for bytes in [moment.left, moment.torn] {
                    let journals = try Journals()
                    try journals.open().close()
                    for other in try journals.segments() { try journals.folder.remove(other) }
                    try journals.folder.write(bytes, to: "journal/\(segment)")
                    let read = try journals.open().all()
                    #expect(moment.answered.isSubset(of: read.hits.map(\.ordinal)))
                    #expect(Set(read.hits).count == read.hits.count, "and none is there twice")
                }
            }
        }
    }

    // Follows links one after the other, and looks at the disk when some of them were answered.
    private static func ask(_ lane: Int, _ site: Site, _ disk: ForgetfulDisk) async throws -> [Moment] {
        let wire = try await site.connect()
        var answered: Set<UInt16> = []
        var moments: [Moment] = []
        for turn in 0..<20 {
            let ordinal = UInt16(lane * 100 + turn)
            try await wire.send(Site.request(try site.link(ordinal: ordinal)))
            #expect(try await wire.answer()?.status == 302)
            answered.insert(ordinal)
            if turn % 5 == lane % 5 {
                moments.append(Moment(answered: answered, left: disk.left, torn: disk.torn))
            }
        }
        await wire.close()
        return moments
    }
}

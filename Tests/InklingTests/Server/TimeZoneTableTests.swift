internal import Engagement
internal import Foundation
internal import Testing
internal import Tracking

@testable import inkling

@Suite struct TimeZoneTableTests {
    private static let now = Instant(microseconds: 1_796_000_000_000_000)

    private func zone(_ address: String, libraries: String?) -> String? {
        let judge = ZoneJudge(countries: TimeZoneTable.countries(libraries: libraries))
        return judge.zone(ZoneClues(postalAddress: address), at: Self.now)?.zone.identifier
    }

    @Test func theCitiesInTheFolderOfLibrariesAreKnown() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let file = folder.appending(path: TimeZoneTable.cities)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("US\thouston\tTX\tAmerica/Chicago\t2314157\tname\n".utf8).write(to: file)

        #expect(zone("Houston, TX 77002", libraries: folder.path) == "America/Chicago")
    }

    @Test(arguments: [nil, "/nowhere"] as [String?])
    func withoutThemTheCountryCountsAlone(_ libraries: String?) {
        #expect(zone("Houston, TX 77002", libraries: libraries) == nil)
        #expect(zone("10117 Berlin, Germany", libraries: libraries) == "Europe/Berlin")
    }
}

import Foundation
import Testing
import Tracking

@testable import Intake

@Suite struct PlaceDatabaseTests {
    /// What scripts/setup fetched for the tests.
    static let path: String? = {
        let folder = FileManager.default.currentDirectoryPath + "/.build-tools/verifiers/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return versions.map { "\(folder)/\($0)/site-packages/_maxminddb_geolite2/GeoLite2-City.mmdb" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    private static func address(_ text: String) throws -> NetworkAddress { try #require(NetworkAddress(text)) }

    @Test(.enabled(if: path != nil, "needs the database that scripts/setup test fetches"))
    func tellsWhereAnAddressIs() throws {
        let database = try PlaceDatabase(path: try #require(Self.path))

        #expect(database.place(of: try Self.address("81.2.69.160"))?.hasSuffix(", United Kingdom") == true)
        #expect(database.place(of: try Self.address("8.8.8.8"))?.hasSuffix("United States") == true)
        for unknown in ["127.0.0.1", "10.1.2.3", "192.0.2.7", "::1", "2001:db8::1"] {
            #expect(database.place(of: try Self.address(unknown)) == nil)
        }
        #expect(database.owner(of: try Self.address("81.2.69.160")) == nil, "it is no database of owners")
    }

    @Test(.enabled(if: path != nil, "needs the database that scripts/setup test fetches"))
    func theTableSaysWhatItIsAndTheDatabaseWhere() throws {
        let table = try KnownFacts.shipped().networks
        let knowledge = try NetworkKnowledge(table: table, placesPath: Self.path, ownersPath: Self.path)
        let address = try Self.address("40.107.1.2")

        #expect(knowledge.facts(of: address).kind == .scanner)
        #expect(knowledge.facts(of: address, number: 8_075).number == 8_075)
        #expect(knowledge.place(of: address) != nil)
    }

    @Test func withoutDatabasesNothingIsKnown() throws {
        let knowledge = NetworkKnowledge(table: try KnownFacts.shipped().networks)

        #expect(knowledge.place(of: try Self.address("81.2.69.160")) == nil)
        #expect(knowledge.facts(of: try Self.address("81.2.69.160")) == .unknown)
    }

    @Test(arguments: ["/nowhere.mmdb", "/etc/hostname", "/"])
    func saysWhatIsWrongWithADatabase(_ path: String) throws {
        let error = try #require(throws: PlaceDatabaseError.self) { try PlaceDatabase(path: path) }

        #expect("\(error)".contains(path))
    }
}

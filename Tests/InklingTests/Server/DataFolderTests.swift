import Foundation
import Testing

@testable import inkling

struct DataFolderTests {
    private let path = NSTemporaryDirectory() + "inkling-folder-\(UUID().uuidString)"

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func isMadeForItsOwnerOnly() throws {
        let folder = try DataFolder.open(path + "/deeper")

        #expect(try mode(folder.path) == 0o700)
        #expect(throws: Never.self) { try DataFolder.open(folder.path) }
    }

    @Test func isRefusedWhereOthersMayEnter() throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )

        #expect(throws: DataFolderError.exposed(path: path)) { try DataFolder.open(path) }
    }

    @Test func isRefusedWhereItIsAFile() throws {
        _ = FileManager.default.createFile(atPath: path, contents: Data())

        #expect(throws: DataFolderError.noFolder(path: path)) { try DataFolder.open(path) }
    }

    @Test func aDatabaseThatIsGoneIsNotMadeAnew() async throws {
        let folder = try DataFolder.open(path)
        #expect(throws: Never.self) { try folder.refuseLostDatabase() }
        _ = try await Workspace.open(folder)
        try FileManager.default.createDirectory(atPath: folder.journal, withIntermediateDirectories: false)
        _ = try await Workspace.open(folder)
        try FileManager.default.removeItem(atPath: folder.database)

        let error = await #expect(throws: DataFolderError.self) { try await Workspace.open(folder) }

        #expect("\(try #require(error))".contains("\(folder.database) is gone"))
        #expect("\(try #require(error))".contains(folder.journal))
        #expect(!FileManager.default.fileExists(atPath: folder.database))
    }
}

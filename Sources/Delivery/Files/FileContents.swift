internal import Files
internal import Storage
internal import Tracking

/// The contents that a message carries inside, by name.
struct FileContents: Sendable {
    let contents: [ObjectID: [UInt8]]

    /// None.
    static let none = FileContents(contents: [:])

    /// Reads what a message carries from where files are stored.
    ///
    /// - Throws: ``CopyError/missingFile(_:)`` where one is not stored any more.
    static func read(_ files: [EmailFile], from objects: ObjectStore) async throws -> FileContents {
        var contents: [ObjectID: [UInt8]] = [:]
        for file in files where contents[file.object] == nil {
            do {
                contents[file.object] = try await objects.bytes(of: file.object)
            } catch ObjectStoreError.missing {
                throw CopyError.missingFile(file.name)
            }
        }
        return FileContents(contents: contents)
    }

    /// The content of a file.
    func bytes(of file: EmailFile) throws(CopyError) -> [UInt8] {
        guard let bytes = contents[file.object] else { throw .missingFile(file.name) }
        return bytes
    }
}

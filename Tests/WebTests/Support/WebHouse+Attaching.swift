import Storage
import Testing
import Tracking

@testable import Web

extension WebHouse {
    /// Puts a file into a draft of Sam's; what is in it does not matter.
    @discardableResult
    func attach(_ name: String, size: Int64 = 1_000, isFollowed: Bool, to email: EmailID) async throws -> EmailFile {
        try await store.addFile(
            NewFile(
                kind: .file,
                name: name,
                mediaType: "application/pdf",
                size: size,
                object: EmailFile.content,
                isFollowed: isFollowed
            ),
            to: email,
            by: sam.viewer
        )
    }
}

extension EmailFile {
    /// The name of a content that is nowhere.
    static let content = ObjectID(of: Array("nothing".utf8))
}

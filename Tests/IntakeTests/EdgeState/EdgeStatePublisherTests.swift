import Edge
import Foundation
import Intake
import Logging
import Storage
import Testing
import Tracking

struct EdgeStatePublisherTests {
    private let path = NSTemporaryDirectory() + "inkling-edge-state-\(UUID().uuidString)"
    private let logger = Logger(label: "test")

    private func published(from post: Post) async throws -> EdgeState {
        await EdgeStatePublisher(store: post.store, path: path, logger: logger).publish()
        return try EdgeStateFile.read(path)
    }

    @Test func saysWhetherFollowingIsSwitchedOn() async throws {
        let post = try await Post()
        #expect(try await published(from: post).isFollowingOn)

        _ = try await post.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: post.seller.id)

        #expect(try await !published(from: post).isFollowingOn)
    }

    @Test func namesSilencedEmails() async throws {
        let post = try await Post()

        try await post.store.silence(post.email, by: post.seller.viewer)

        #expect(try await published(from: post).silencedEmails == [post.email])
    }
}

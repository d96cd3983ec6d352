import Edge
import Engagement
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

    @Test func namesWhatIsBlockedUntilItIsLifted() async throws {
        let post = try await Post()
        let viewer = Viewer(user: post.seller.id, role: .administrator)
        let keys = [KeyID(rawValue: 1): KeyState.retired, KeyID(rawValue: 2): .active]
        let rules = BlockRules(trackingHost: "t.seller.example", keys: keys)
        let all: [Blockable] = [
            try Blockable(.host, typed: "Bad.example"), .email(post.email), .key(KeyID(rawValue: 1)),
        ]
        for what in all { try await post.store.block(what, reason: "Misused", rules: rules, by: viewer) }

        let state = try await published(from: post)
        #expect(state.blockedHosts == ["bad.example"])
        #expect(state.blockedEmails == [post.email])
        #expect(state.blockedKeys == [KeyID(rawValue: 1)])

        for block in try await post.store.blocks(viewer: viewer, limit: 9) {
            try await post.store.liftBlock(block.id, by: viewer)
        }
        #expect(try await published(from: post) == EdgeState())
    }
}

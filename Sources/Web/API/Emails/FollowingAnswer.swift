internal import Engagement

/// Wish and verdict of following (product §2.2).
struct FollowingAnswer: Encodable, Sendable {
    let wish: Bool
    let verdict: Bool
    let state: FollowingState
    let blockedBy: [String]
    let exceptFor: [String]
    @Nullable var reason: String?

    init(_ decision: FollowingDecision) {
        wish = decision.wish
        verdict = decision.isFollowed
        state = decision.state
        blockedBy = decision.blockedBy
        exceptFor = decision.exceptFor
        _reason = Nullable(wrappedValue: decision.reason)
    }
}

package import Tracking

/// Takes a message that arrived: its bytes, and whose mailbox it arrived in; `nil` for the workspace's.
///
/// It returns when nothing of the message can be lost any more, and may be given one twice.
package typealias InboundTaker = @Sendable (_ message: [UInt8], _ owner: UserID?) async throws -> Void

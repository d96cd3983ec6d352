import Foundation
import Fuzzing
import Tracker

@testable import Mail

/// Reads the input as a message, makes a plain and a followed copy of it, and unfollows that again.
@main struct FuzzMessage {
    static func main() {
        Fuzzer.run { start, count in
            guard let message = try? Message(Array(UnsafeBufferPointer(start: start, count: count))) else { return -1 }
            FuzzMessage.check(message)
            return 0
        }
    }

    private static func check(_ message: Message) {
        let plan = plan(message, rules: FollowingRules())
        Fuzzer.expect(plan.restored() == message.bytes, "restored, the message is another")
        let plain = plan.plain()
        CopyCheck(message, plan, copy: read(plain)).check()
        let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        if message.obstacle == nil {
            CopyCheck(message, plan, copy: read(followed)).checkFollowed()
        } else {
            Fuzzer.expect(followed == plain, "a copy that can't be followed is not plain")
        }
        _ = (message.html, message.text, message.attachments, message.part(contentID: "a"), message.sender)
        _ = try? Address.list(String(decoding: message.bytes, as: UTF8.self))
    }

    /// A copy as whoever gets it reads it.
    private static func read(_ copy: [UInt8]) -> Message {
        do {
            return try Message(copy)
        } catch {
            fatalError("finding: a copy can't be read: \(error)")
        }
    }

    static func plan(_ message: Message, rules: FollowingRules) -> CopyPlan {
        do {
            return try CopyPlan(
                message: message,
                rules: rules,
                missingMessageID: "1@inkling.example",
                missingDate: Date(timeIntervalSince1970: 1_800_000_000)
            )
        } catch {
            fatalError("finding: a message that was read can't be planned: \(error)")
        }
    }
}

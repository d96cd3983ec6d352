import Foundation
import Fuzzing
import Tracker

@testable import Mail

/// Reads the input as a message, makes a plain and a followed copy of it, and unfollows that again; and takes its files out.
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
        checkFiles(of: message)
        checkReading(of: message)
        _ = (message.html, message.text, message.attachments, message.part(contentID: "a"), message.sender)
        _ = try? Address.list(String(decoding: message.bytes, as: UTF8.self))
    }

    /// What comes in is read whatever it is, and says no more than its kind allows.
    private static func checkReading(of message: Message) {
        let reading = message.read()
        Fuzzer.expect((reading.kind == .bounce) == !reading.bounces.isEmpty, "a bounce without a recipient's report")
        Fuzzer.expect(reading.returnsOn == nil || reading.kind == .automaticAnswer, "a return date of no absence")
        Fuzzer.expect(reading.references.count <= 100, "more of the thread than is kept")
    }

    /// Without its files a message keeps its header and the bytes of every other part, texts aside.
    private static func checkFiles(of message: Message) {
        let files = message.files.filter(\.canBeTakenOut)
        let ids = files.compactMap(\.contentID)
        let addresses = Dictionary(ids.map { ($0, Tracker.beacon) }) { first, _ in first }
        Fuzzer.expect(addresses.count == ids.count, "two pictures have the same content id")
        let block = MessageBlock(html: "<p>\u{F6}</p>", text: "\u{F6}\n")
        guard !files.isEmpty, let revised = message.without(files, addresses: addresses, block: block) else { return }
        let header = message.bytes[message.header.range]
        Fuzzer.expect(revised.bytes[revised.header.range] == header, "without its files it has another header")
        let texts = Set(message.tree.bodyLeaves(types: ["text/html", "text/plain"]).map(\.index))
        let taken = Set(files.map(\.node.index))
        let others = message.tree.nodes.filter { !taken.contains($0.index) }
        Fuzzer.expect(others.map(\.type) == revised.tree.nodes.map(\.type), "without its files it has other parts")
        for (before, after) in zip(others, revised.tree.nodes) where !texts.contains(before.index) {
            let isSame = message.bytes[before.content ?? 0..<0] == revised.bytes[after.content ?? 0..<0]
            Fuzzer.expect(isSame, "without its files part \(before.index) differs")
        }
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

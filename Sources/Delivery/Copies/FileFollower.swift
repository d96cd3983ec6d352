internal import Foundation
package import Mail
package import Tracking

/// Follows and unfollows files outside of any mailbox, as the commands do: nothing is stored, nothing is sent.
package struct FileFollower: Sendable {
    private let keys: KeyRing
    private let rules: FollowingRules

    /// Takes the keys that seal and open tokens, and the domains whose links are left alone.
    package init(keys: KeyRing, neverRewriteDomains: [String] = []) {
        self.keys = keys
        rules = FollowingRules(keys: keys, neverRewriteDomains: neverRewriteDomains)
    }

    /// The copy for one recipient, and what there is to tell about it; unchanged where it may not be followed.
    ///
    /// Without a name it is the first recipient's.
    package func follow(
        _ file: [UInt8],
        form: FileForm,
        recipient: String?,
        base: TrackingBase,
        now: Instant
    ) throws(CopyError) -> (copy: [UInt8], table: FollowingTable) {
        switch form {
        case .html: try follow(html: file, recipient: recipient, base: base, now: now)
        case .message: try follow(try Self.message(file), recipient: recipient, base: base, now: now)
        }
    }

    /// The file with our trackers taken out and the originals put back.
    package func unfollow(_ file: [UInt8], form: FileForm) throws(CopyError) -> [UInt8] {
        switch form {
        case .html: HTMLCopyPlan(html: file, rules: rules).restored()
        case .message: try plan(try Self.message(file), now: .init(microseconds: 0)).restored()
        }
    }

    private func follow(
        html: [UInt8],
        recipient: String?,
        base: TrackingBase,
        now: Instant
    ) throws(CopyError) -> (copy: [UInt8], table: FollowingTable) {
        let plan = HTMLCopyPlan(html: html, rules: rules)
        var table = FollowingTable(recipient: recipient, length: html.count)
        guard plan.isReadable else { return (html, table.off(because: plan.notes.first)) }
        var seal = CopySeal(copy: CopyReference(email: .new(at: now), recipient: 0), keys: keys, base: base)
        let beacon = plan.hasBody ? try seal.beacon() : nil
        let addresses = try table.addresses(of: plan.links, leftAlone: plan.leftAlone, beacon: beacon, seal: &seal)
        let copy = plan.followed(beacon: beacon?.url) { addresses[Int($0.ordinal)] }
        return (copy, table.on(notes: plan.notes, length: copy.count))
    }

    private func follow(
        _ message: Message,
        recipient: String?,
        base: TrackingBase,
        now: Instant
    ) throws(CopyError) -> (copy: [UInt8], table: FollowingTable) {
        let names = (message.to + message.cc + message.bcc).map(\.address)
        let place = recipient.map { name in names.firstIndex { $0.lowercased() == name.lowercased() } } ?? 0
        var table = FollowingTable(recipient: recipient ?? names.first, length: message.bytes.count)
        if let obstacle = message.obstacle {
            return (message.bytes, table.off(because: obstacle.description))
        }
        let plan = try plan(message, now: now)
        // Somebody who is not among the recipients comes after them, as a further one in the envelope would.
        let ordinal = UInt16(clamping: place ?? names.count)
        var seal = CopySeal(copy: CopyReference(email: .new(at: now), recipient: ordinal), keys: keys, base: base)
        let beacon = plan.carriesBeacon ? try seal.beacon() : nil
        let addresses = try table.addresses(of: plan.links, leftAlone: plan.leftAlone, beacon: beacon, seal: &seal)
        let copy = plan.followed(beacon: beacon?.url ?? "") { addresses[Int($0.ordinal)] }
        table.headerFields = HeaderChange.between(message, try Self.message(copy))
        let stranger =
            place == nil
            ? ["The recipient named is not among those of the message; the copy is made all the same."] : []
        return (copy, table.on(notes: plan.notes + stranger, length: copy.count))
    }

    private func plan(_ message: Message, now: Instant) throws(CopyError) -> CopyPlan {
        var generator = SystemRandomNumberGenerator()
        let domain = message.sender?.address.split(separator: "@").last ?? "localhost"
        do {
            return try CopyPlan(
                message: message,
                rules: rules,
                missingMessageID: MessageID.new(domain: domain, using: &generator),
                missingDate: now.date
            )
        } catch {
            throw .unreadable(error)
        }
    }

    private static func message(_ bytes: [UInt8]) throws(CopyError) -> Message {
        do {
            return try Message(bytes)
        } catch {
            throw .unreadable(error)
        }
    }
}

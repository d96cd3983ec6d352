internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// Makes the copies of one email: the place where mail, which knows no tokens, and tracking, which knows no MIME, meet.
struct CopyWriter: Sendable {
    /// Wish and verdict as they are at the moment of sending (product §2.5).
    let decision: FollowingDecision
    /// Whether the copies that are made now carry beacon and tracked links.
    let isFollowed: Bool
    /// What the copies share, cut up once.
    let plan: CopyPlan

    private let email: EmailID
    private let keys: KeyRing
    private let base: TrackingBase

    /// Reads or composes the message, decides on following, and prepares its copies.
    ///
    /// `messageID` is for mail that has none yet; it stays the same over every try, so that a copy that arrives twice is
    /// seen to be one.
    init(
        _ outgoing: Outgoing,
        keys: KeyRing,
        base: TrackingBase,
        messageID: String,
        now: Instant
    ) throws(CopyError) {
        let message = try Self.message(of: outgoing, messageID: messageID, now: now)
        decision = FollowingDecision.decide(
            wish: outgoing.email.following.wish,
            isSwitchedOn: outgoing.settings.isFollowingOn,
            obstacle: message.obstacle?.description,
            recipients: outgoing.copies.map { ($0.recipient.address.address, $0.preference) }
        )
        do {
            plan = try CopyPlan(
                message: message,
                rules: FollowingRules(keys: keys, neverRewriteDomains: outgoing.settings.neverRewriteDomains),
                missingMessageID: messageID,
                missingDate: now.date
            )
        } catch {
            throw .unreadable(error)
        }
        isFollowed = decision.isFollowed && outgoing.allowsFollowing(decision.links(of: plan))
        email = outgoing.email.id
        self.keys = keys
        self.base = base
    }

    /// The links as the timeline will name them; none where the email goes unfollowed.
    var links: [TrackedLink] {
        decision.links(of: plan)
    }

    /// The message that the recipient at that place is sent.
    ///
    /// - Throws: ``CopyError`` where no key can seal.
    func copy(for recipient: UInt16) throws(CopyError) -> [UInt8] {
        guard isFollowed else { return plan.plain() }
        let seal = CopySeal(copy: CopyReference(email: email, recipient: recipient), keys: keys, base: base)
        let beacon = try seal.beacon().url
        var addresses: [UInt16: String] = [:]
        for link in plan.links { addresses[link.ordinal] = try seal.address(of: link).url }
        return plan.followed(beacon: beacon) { addresses[$0.ordinal] ?? $0.url }
    }

    private static func message(
        of outgoing: Outgoing,
        messageID: String,
        now: Instant
    ) throws(CopyError) -> Message {
        let bytes: [UInt8]
        switch outgoing.source {
        case .raw(let raw):
            bytes = raw
        case .composed(let draft):
            do {
                bytes = try Composition(draft, date: now.date, messageID: messageID).message()
            } catch {
                throw .uncomposable(error)
            }
        }
        do {
            return try Message(bytes)
        } catch {
            throw .unreadable(error)
        }
    }
}

extension FollowingDecision {
    fileprivate func links(of plan: CopyPlan) -> [TrackedLink] {
        guard isFollowed else { return [] }
        return plan.links.map { TrackedLink(ordinal: $0.ordinal, url: $0.url, label: $0.label) }
    }
}

extension Outgoing {
    /// Whether what was decided when the first copies left lets the others be followed too, with these links.
    ///
    /// An email has one decision and one list of links. Where a crash came between its copies and something changed
    /// meanwhile, the rest goes plain: never followed against a rule, nor with links that the timeline would misname.
    fileprivate func allowsFollowing(_ links: [TrackedLink]) -> Bool {
        guard isPartlyHandedOver else { return true }
        return email.following.isFollowed && email.links == links
    }
}

extension Composition {
    fileprivate init(_ draft: Draft, date: Date, messageID: String) {
        self.init(
            from: draft.from,
            to: draft.to,
            cc: draft.cc,
            subject: draft.subject,
            html: draft.html,
            text: draft.text,
            date: date,
            messageID: messageID
        )
    }
}

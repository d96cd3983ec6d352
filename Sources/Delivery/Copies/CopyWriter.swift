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
    /// What the copies share that alone are left plain (product §2.4).
    private let plainPlan: CopyPlan
    private let exceptions: Set<UInt16>
    /// The seller's own copy (product §3.7).
    let clean: [UInt8]

    private let email: EmailID
    private let keys: KeyRing
    private let base: TrackingBase
    private let marks: FileMarks
    private let submitted: SubmittedFiles
    private let isWhole: Bool

    /// Prepares the copies of an email of which it was decided whether it is followed.
    ///
    /// `messageID` is for mail that has none yet; it stays the same over every try, so that a copy that arrives twice is
    /// seen to be one. `contents` holds what the copies carry inside, `submitted` what followed copies of a whole message
    /// do not.
    init(
        _ outgoing: Outgoing,
        decision: FollowingDecision,
        contents: FileContents,
        submitted: SubmittedFiles,
        keys: KeyRing,
        base: TrackingBase,
        messageID: String,
        now: Instant
    ) throws(CopyError) {
        var generator = SystemRandomNumberGenerator()
        let marks = FileMarks(using: &generator)
        var planner = CopyPlanner(
            outgoing: outgoing,
            contents: contents,
            keys: keys,
            marks: marks,
            messageID: messageID,
            now: now,
            submitted: submitted,
            footer: decision.isFollowed ? outgoing.settings.footer : nil
        )
        let wanted = decision.isFollowed ? try planner.followed() : try planner.plan(.plain)
        isFollowed = decision.isFollowed && outgoing.allowsFollowing(decision.links(of: wanted, marks: marks))
        // Where the rest goes plain after a crash, its files go inside, if they are at hand; marks never go out.
        plan = isFollowed == decision.isFollowed ? wanted : try planner.plan(.plain)
        exceptions = outgoing.ordinals(of: decision.exceptFor)
        plainPlan = isFollowed && !exceptions.isEmpty && planner.hasMarks ? try planner.plan(.plain) : plan
        clean = planner.hasMarks ? try planner.plan(.clean).plain() : plan.plain()
        self.decision = decision
        self.marks = marks
        self.submitted = planner.submitted
        isWhole = outgoing.email.isRawMessage
        email = outgoing.email.id
        self.keys = keys
        self.base = base
    }

    /// Decides on following at the moment of sending (product §2.5).
    static func decide(
        _ outgoing: Outgoing,
        messageID: String,
        now: Instant
    ) throws(CopyError) -> FollowingDecision {
        let message = try CopyPlanner.bareMessage(of: outgoing, messageID: messageID, now: now)
        return FollowingDecision.decide(
            wish: outgoing.email.following.wish,
            isSwitchedOn: outgoing.settings.isFollowingOn,
            obstacle: message.obstacle?.description,
            recipients: outgoing.copies.map { ($0.recipient.address.address, $0.objections) },
            modes: outgoing.settings.modes
        )
    }

    /// The links as the timeline will name them; none where the email goes unfollowed.
    var links: [TrackedLink] {
        decision.links(of: plan, marks: marks)
    }

    /// What storage is to know of the files of a whole message; `nil` for one that was written here.
    var submittedFiles: [EmailFile]? { isWhole ? submitted.files : nil }

    /// The message that the recipient at that place is sent; `own` is the copy's own address, if answers are to go there too.
    ///
    /// - Throws: ``CopyError`` where no key can seal.
    func copy(for recipient: UInt16, answersTo own: Address? = nil) throws(CopyError) -> [UInt8] {
        guard isFollowed, !exceptions.contains(recipient) else { return plainPlan.plain(answersTo: own) }
        var seal = CopySeal(copy: CopyReference(email: email, recipient: recipient), keys: keys, base: base)
        let beacon = try seal.beacon().url
        var addresses: [UInt16: String] = [:]
        for link in plan.links {
            if let file = marks.content(of: link.url) {
                addresses[link.ordinal] = try seal.address(of: file).url
            } else {
                addresses[link.ordinal] = try seal.address(of: link).url
            }
        }
        return plan.followed(beacon: beacon, answersTo: own) { addresses[$0.ordinal] ?? $0.url }
    }

    /// A whole message, read.
    static func message(_ bytes: [UInt8]) throws(CopyError) -> Message {
        do {
            return try Message(bytes)
        } catch {
            throw .unreadable(error)
        }
    }
}

extension FollowingDecision {
    fileprivate func links(of plan: CopyPlan, marks: FileMarks) -> [TrackedLink] {
        guard isFollowed else { return [] }
        return plan.links.filter { marks.content(of: $0.url) == nil }.map {
            TrackedLink(ordinal: $0.ordinal, url: $0.url, label: $0.label)
        }
    }
}

extension Outgoing {
    /// The places of these addresses among the recipients.
    fileprivate func ordinals(of addresses: [String]) -> Set<UInt16> {
        let keys = Set(addresses.map { $0.lowercased() })
        return Set(copies.map(\.recipient).filter { keys.contains($0.address.key) }.map(\.ordinal))
    }

    /// Whether what was decided when the first copies left lets the others be followed too, with these links.
    ///
    /// An email has one decision and one list of links. Where a crash came between its copies and something changed
    /// meanwhile, the rest goes plain: never followed against a rule, nor with links that the timeline would misname.
    fileprivate func allowsFollowing(_ links: [TrackedLink]) -> Bool {
        guard isPartlyHandedOver else { return true }
        return email.following.isFollowed && email.links == links
    }
}

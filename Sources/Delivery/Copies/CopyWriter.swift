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
        var submitted = submitted
        let hasFiles = !outgoing.email.files.isEmpty || !submitted.offered.isEmpty
        func plan(_ form: MessageForm) throws(CopyError) -> CopyPlan {
            var message = try Self.message(of: outgoing, form, contents: contents, messageID: messageID, now: now)
            if case .followed(let marks) = form { message = submitted.message(message, marks: marks) ?? message }
            var rules = FollowingRules(keys: keys, neverRewriteDomains: outgoing.settings.neverRewriteDomains)
            rules.blockedHosts = outgoing.blocked.hosts
            rules.leavesShownAddresses = outgoing.settings.leavesShownAddresses
            if hasFiles { rules.mark = marks.prefix }
            do {
                return try CopyPlan(
                    message: message,
                    rules: rules,
                    missingMessageID: messageID,
                    missingDate: now.date
                )
            } catch {
                throw .unreadable(error)
            }
        }
        var wanted = try plan(decision.isFollowed ? .followed(marks) : .plain)
        if wanted.leavesAlone(marks) {
            guard outgoing.email.isRawMessage else { throw .unlinkable }
            submitted.keepInside(because: "The message takes no link to the file, for it has too many others.")
            wanted = try plan(.followed(marks))
        }
        isFollowed = decision.isFollowed && outgoing.allowsFollowing(decision.links(of: wanted, marks: marks))
        // Where the rest goes plain after a crash, its files go inside, if they are at hand; marks never go out.
        self.plan = isFollowed == decision.isFollowed ? wanted : try plan(.plain)
        clean = hasFiles ? try plan(.clean).plain() : self.plan.plain()
        self.decision = decision
        self.marks = marks
        self.submitted = submitted
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
        let message = try message(of: outgoing, nil, contents: .none, messageID: messageID, now: now)
        return FollowingDecision.decide(
            wish: outgoing.email.following.wish,
            isSwitchedOn: outgoing.settings.isFollowingOn,
            obstacle: message.obstacle?.description,
            recipients: outgoing.copies.map { ($0.recipient.address.address, $0.preference) }
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
        guard isFollowed else { return plan.plain(answersTo: own) }
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

    /// The message in a form; `nil` for a composed one without its files.
    private static func message(
        of outgoing: Outgoing,
        _ form: MessageForm?,
        contents: FileContents,
        messageID: String,
        now: Instant
    ) throws(CopyError) -> Message {
        switch outgoing.source {
        case .raw(let raw): return try message(raw)
        case .composed(let draft):
            let composer = Composer(
                email: outgoing.email,
                draft: draft,
                contents: contents,
                messageID: messageID,
                now: now
            )
            guard let form, !outgoing.email.files.isEmpty else { return try composer.bare() }
            return try composer.message(form)
        }
    }
}

extension CopyPlan {
    /// Whether a mark would go out as it is, and lead nobody to the file that was taken out for it.
    fileprivate func leavesAlone(_ marks: FileMarks) -> Bool {
        leftAlone.contains { $0.url.hasPrefix(marks.prefix) }
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
    /// Whether what was decided when the first copies left lets the others be followed too, with these links.
    ///
    /// An email has one decision and one list of links. Where a crash came between its copies and something changed
    /// meanwhile, the rest goes plain: never followed against a rule, nor with links that the timeline would misname.
    fileprivate func allowsFollowing(_ links: [TrackedLink]) -> Bool {
        guard isPartlyHandedOver else { return true }
        return email.following.isFollowed && email.links == links
    }
}

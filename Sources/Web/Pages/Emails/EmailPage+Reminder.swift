internal import Engagement
internal import Foundation
internal import Hummingbird
internal import Storage
internal import Tracking

/// The reminder of an email that is out or waits for its time, and what can be done about it.
struct ReminderModel {
    let remindLink: String
    let remindChip: Chip
    let remindWords: String
    let remindNoteShown: String?
    let proposal: Proposal?
    let hasReminder: Bool
    let offersBack: Bool
    let setVerb: String
    let isOpen: Bool
    /// `nil` for somebody who may only look.
    let reminderFields: ReminderFields?

    /// Moving it, since somebody is away.
    struct Proposal {
        let awayWords: String
        let moveVerb: String
    }

    init(_ email: Email, typed: TypedReminder?, faults: ReminderFaults, base: ReminderBase, visit: Visit) {
        let reminder = email.reminder
        let isFollowed = reminder?.isFollowed ?? (email.following.isFollowed && !email.isSilenced)
        let names = email.recipients.map(\.displayName)
        let isOwn = email.seller == visit.user.id
        remindLink = Route.remindOfEmail(email.id).path
        remindChip = Self.chip(reminder?.state)
        remindWords = Self.words(reminder, of: email, names: names, visit: visit)
        remindNoteShown = reminder.flatMap { $0.plan.note.isEmpty ? nil : $0.plan.note }
        proposal = isOwn ? Proposal(email, for: visit) : nil
        hasReminder = isOwn && reminder != nil
        offersBack = isOwn && email.hasRemovedReminder
        setVerb = reminder == nil ? "Set a reminder" : "Change it"
        isOpen = !faults.isEmpty
        reminderFields =
            isOwn
            ? ReminderFields(
                typed ?? TypedReminder(reminder?.plan, offered: .noReply, for: visit),
                faults: faults,
                names: names,
                isFollowed: isFollowed,
                lacking: email.lackingTargets,
                base: base,
                visit: visit,
                offersNone: false
            ) : nil
    }

    private static func chip(_ state: ReminderState?) -> Chip {
        switch state {
        case nil: Chip(tone: "machine", icon: "off", label: "None")
        case .set: Chip(tone: "accent", icon: "reminder", label: "Set")
        case .metEarly: Chip(tone: "person", icon: "person", label: "Not needed")
        case .fired: Chip(tone: "accent", icon: "reminder", label: "Came")
        case .invalid: Chip(tone: "unsure", icon: "unsure", label: "Comes anyway")
        }
    }

    private static func words(_ reminder: Reminder?, of email: Email, names: [String], visit: Visit) -> String {
        guard let reminder else { return "Nobody reminds you of this email." }
        switch reminder.state {
        case .set, .invalid:
            let time = ReminderWords.time(reminder.plan.at, for: visit)
            return ReminderSentence(
                reminder.plan.condition,
                names: names,
                by: time,
                isFollowed: reminder.isFollowed,
                lacksTarget: reminder.lacksTarget
            ).text
        case .metEarly(let evidence):
            let who = email.recipient(evidence.recipient)?.displayName ?? "Somebody"
            let time = ReminderWords.time(evidence.at, for: visit)
            return "It is not needed any more: \(who) \(ReminderWords.deed(evidence.kind)) on \(time)."
        case .fired(let instant):
            return "A card reminded you on \(ReminderWords.time(instant, for: visit))."
        }
    }
}

extension ReminderModel.Proposal {
    /// `nil` where nobody is away, or its own time will do.
    init?(_ email: Email, for visit: Visit) {
        guard let absence = email.absence, let moment = email.proposedReminder(at: visit.now) else { return nil }
        let who = email.recipient(absence.recipient)?.displayName ?? "Somebody"
        self.init(absence, of: who, moment: moment, for: visit)
    }

    /// The same of a card; `nil` for one that is no reminder, too.
    init?(_ detail: CardDetail, for visit: Visit) {
        guard let absence = detail.absence, let moment = detail.reminder?.time(after: absence, at: visit.now) else {
            return nil
        }
        self.init(absence, of: detail.absentee, moment: moment, for: visit)
    }

    private init?(_ absence: Absence, of who: String, moment: Instant, for visit: Visit) {
        guard let until = WallTime(absence.day + "T00:00")?.instant(in: .gmt) else { return nil }
        awayWords = "\(who) is away until \(CalendarDay(until, in: .gmt).shortWords)."
        moveVerb = "Move the reminder to \(CalendarDay(moment, in: visit.zone).shortWords)"
    }
}

/// Taking the moving of a reminder back.
struct ReminderUndo {
    let remindUndoLink: String
    let remindUndoWords: String
    /// The time that it had before.
    let remindUndoTo: String

    /// `nil` where no reminder waits for a later time than the one that it had, as the address of the page tells.
    init?(_ email: Email, before: String?, for visit: Visit) {
        guard let before = before.flatMap({ Instant($0) }), let reminder = email.reminder,
            reminder.progress == .waiting, before < reminder.plan.at, email.seller == visit.user.id
        else { return nil }
        remindUndoLink = Route.remindOfEmail(email.id).path
        remindUndoWords = "The reminder comes on \(ReminderWords.time(reminder.plan.at, for: visit)) now."
        remindUndoTo = before.description
    }
}

extension Email {
    /// What a reminder could not wait for, since nothing of it is followed; what becomes of links is known once it is on its way.
    var lackingTargets: Set<ReminderCondition> {
        var lacking: Set<ReminderCondition> = []
        if !status.isUnsent, links.isEmpty { lacking.insert(.notClicked) }
        if !files.hasFollowedFile { lacking.insert(.notViewed) }
        return lacking
    }

    /// When the reminder had better come, since somebody is away; `nil` where its own time will do.
    func proposedReminder(at now: Instant) -> Instant? {
        guard let reminder, let absence else { return nil }
        return reminder.time(after: absence, at: now)
    }
}

extension EmailPage {
    /// The reminder as the page shows it, with what was typed and what is wrong with it.
    func reminder(
        of email: Email,
        typed: TypedReminder? = nil,
        faults: ReminderFaults = ReminderFaults(),
        for visit: Visit
    ) async throws -> ReminderModel {
        let base = try await site.reminderBase(for: visit).leaving(at: email.status.isUnsent ? email.sendAt : nil)
        return ReminderModel(email, typed: typed, faults: faults, base: base, visit: visit)
    }

    /// Sets, moves or takes out the reminder, or puts it back.
    func remind(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        let fields = try await request.form()
        let base = try await site.reminderBase(for: visit).leaving(at: email.status.isUnsent ? email.sendAt : nil)
        switch fields["do"] {
        case "remove":
            try await site.desk.store.removeReminder(of: id, by: visit.viewer)
        case "restore":
            try await site.desk.store.restoreReminder(of: id, by: visit.viewer)
        case "move":
            guard var plan = email.reminder?.plan, let moment = email.proposedReminder(at: visit.now) else { break }
            let before = plan.at
            plan.at = moment
            try await site.desk.store.setReminder(plan, of: id, by: visit.viewer)
            return .seeOther(PageAddress(.email(id)).with("remindedAt", before.description).text)
        case "back":
            guard let moment = fields["to"].flatMap({ Instant($0) }) else { break }
            try await site.desk.store.moveReminderBack(of: id, to: moment, by: visit.viewer)
        default:
            guard let typed = TypedReminder(fields) else { break }
            do {
                guard let plan = try typed.plan(from: base) else { break }
                try await site.desk.store.setReminder(plan, of: id, by: visit.viewer)
            } catch {
                let found = error as? ReminderFaults ?? (error as? StoreError).flatMap { ReminderFaults($0) }
                guard let found else { throw error }
                return try await show(request, context, typedReminder: typed, reminderFaults: found)
            }
        }
        return .seeOther(Route.email(id).path)
    }
}

extension Site {
    /// What the visitor's reminders are seen from.
    func reminderBase(for visit: Visit) async throws -> ReminderBase {
        ReminderBase(
            moment: visit.now,
            zone: visit.zone,
            hours: try await desk.store.settings().workingHours
        )
    }
}

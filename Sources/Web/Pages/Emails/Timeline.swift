internal import Engagement
internal import Storage
internal import Tracking

/// What happened to an email, newest first, by the visitor's days; machines in a row are folded into one line.
struct Timeline {
    let days: [TimelineDay]
    /// Whether nobody but the seller did anything yet.
    let hasNothingFromOutside: Bool

    init(_ material: EmailModel.Material, for visit: Visit) {
        let email = material.email
        // Oldest first, so that "again" is known when a later one is put into words.
        var opened: Set<UInt16> = []
        var lines: [Line] = []
        for interaction in material.happened.reversed() {
            let recipient = interaction.copy.recipient
            let isAgain = interaction.kind == .opened && opened.contains(recipient)
            let happening = Happening(interaction, of: email, isAgain: isAgain, byOwner: material.owner, for: visit)
            if interaction.isHumanOpen { opened.insert(recipient) }
            lines.append(
                Line(
                    at: interaction.at,
                    day: CalendarDay(interaction.at, in: visit.zone),
                    isMachine: interaction.judgement.verdict == .machine,
                    reason: interaction.judgement.reasons.first,
                    happening: happening
                )
            )
        }
        for reply in material.replies {
            let happening = Happening(reply, of: email, isOwn: material.owner == nil, for: visit)
            let day = CalendarDay(reply.at, in: visit.zone)
            lines.append(Line(at: reply.at, day: day, isMachine: false, reason: nil, happening: happening))
        }
        for stop in material.stops {
            let day = CalendarDay(stop.at, in: visit.zone)
            let happening = Happening(stop, of: email, for: visit)
            lines.append(Line(at: stop.at, day: day, isMachine: false, reason: nil, happening: happening))
        }
        lines.sort { $0.at < $1.at }
        hasNothingFromOutside =
            material.happened.isEmpty && material.replies.isEmpty && material.stops.isEmpty && material.earlier == nil
        // A first copy may be opened while the last ones are still on their way out.
        if let sent = Self.sentLine(material, for: visit) {
            lines.insert(sent, at: lines.firstIndex { $0.at >= sent.at } ?? lines.endIndex)
        }
        days = Self.days(lines.reversed(), for: visit)
    }

    private struct Line {
        let at: Instant
        let day: CalendarDay
        let isMachine: Bool
        let reason: String?
        let happening: Happening
    }

    private static func sentLine(_ material: EmailModel.Material, for visit: Visit) -> Line? {
        guard material.earlier == nil, let sentAt = material.email.sentAt else { return nil }
        let happening = Happening(sent: material.email, at: sentAt, byOwner: material.owner, for: visit)
        let day = CalendarDay(sentAt, in: visit.zone)
        return Line(at: sentAt, day: day, isMachine: false, reason: nil, happening: happening)
    }

    private static func days(_ lines: some Sequence<Line>, for visit: Visit) -> [TimelineDay] {
        var days: [TimelineDay] = []
        var today: [Line] = []
        func finish() {
            guard let day = today.first?.day else { return }
            days.append(
                TimelineDay(date: day.iso, dayWords: day.words(at: visit.now, in: visit.zone), entries: fold(today))
            )
            today = []
        }
        for line in lines {
            if let day = today.first?.day, day != line.day { finish() }
            today.append(line)
        }
        finish()
        return days
    }

    private static func fold(_ lines: [Line]) -> [TimelineDay.Entry] {
        var entries: [TimelineDay.Entry] = []
        var machines: [Line] = []
        func finish() {
            guard let newest = machines.first else { return }
            entries.append(
                TimelineDay.Entry(
                    single: nil,
                    folded: TimelineDay.Fold(
                        foldKey: machines.last?.happening.id ?? newest.happening.id,
                        foldWords: words(for: machines.count, reason: newest.reason),
                        foldedHappenings: machines.map(\.happening)
                    )
                )
            )
            machines = []
        }
        for line in lines {
            if line.isMachine {
                machines.append(line)
            } else {
                finish()
                entries.append(TimelineDay.Entry(single: line.happening, folded: nil))
            }
        }
        finish()
        return entries
    }

    private static func words(for count: Int, reason: String?) -> String {
        let visits = count == 1 ? "1 machine visit hidden" : "\(count) machine visits hidden"
        return reason.map { "\(visits): \($0)" } ?? visits
    }
}

/// One day of a timeline.
struct TimelineDay {
    let date: String
    let dayWords: String
    let entries: [Entry]

    /// A happening, or several of machines in a row; just one of the two is there.
    struct Entry {
        let single: Happening?
        let folded: Fold?
    }

    struct Fold {
        let foldKey: String
        let foldWords: String
        let foldedHappenings: [Happening]
    }
}

extension Interaction {
    fileprivate var isHumanOpen: Bool { kind == .opened && judgement.verdict == .human }
}

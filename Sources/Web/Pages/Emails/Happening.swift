internal import Engagement
internal import Storage
internal import Tracking

/// A line of a timeline, in words about people.
struct Happening {
    let id: String
    let at: Moment
    let tone: String
    let icon: String
    let words: [WordRun]
    let detail: String?
    let hasWhy: Bool
    let whyTitle: String
    let reasons: [String]
    let verdictLabel: String?
    let verdictIcon: String?
    /// What somebody wrote; nil for everything else.
    var letter: Letter?

    /// A line of somebody's doing; `owner` is the seller's name where they are not the one who reads.
    init(_ interaction: Interaction, of email: Email, isAgain: Bool, byOwner owner: String?, for visit: Visit) {
        let verdict = VerdictWords(interaction.judgement.verdict, owner: owner)
        let who = email.recipient(interaction.copy.recipient)?.displayName ?? "Somebody"
        let link = email.links.first { interaction.kind == .clicked && $0.ordinal == interaction.ordinal }
        let thing = link?.shownLabel ?? email.file(of: interaction)?.name
        id = interaction.id.description
        at = Moment(interaction.at, as: .clock, for: visit)
        tone = verdict.tone
        icon = Self.icon(interaction)
        let seller = owner ?? "You"
        words =
            interaction.wasServed
            ? Self.words(interaction, who: who, seller: seller, thing: thing, isAgain: isAgain)
            : Self.inVain(interaction, who: who, seller: seller, file: email.file(of: interaction))
        detail = Self.detail(interaction, link: link)
        reasons = interaction.judgement.reasons.map(\.asSentence)
        hasWhy = !reasons.isEmpty
        whyTitle = verdict.question
        verdictLabel = verdict.chip.label
        verdictIcon = verdict.chip.icon
    }

    /// The line at the beginning: the email left.
    init(sent email: Email, at instant: Instant, byOwner owner: String?, for visit: Visit) {
        id = "sent"
        at = Moment(instant, as: .clock, for: visit)
        tone = "sent"
        icon = "sent"
        let names = email.recipients.map(\.displayName)
        words = ["\(owner ?? "You") sent it to ", .strong(Counts.list(Array(names.prefix(3)), of: names.count))]
        detail = nil
        hasWhy = false
        whyTitle = ""
        reasons = []
        verdictLabel = nil
        verdictIcon = nil
    }

    private static func icon(_ interaction: Interaction) -> String {
        guard interaction.wasServed else { return "expired" }
        return interaction.kind == .opened && interaction.judgement.verdict == .unknown
            ? "perhaps" : interaction.kind.rawValue
    }

    private static func words(
        _ interaction: Interaction,
        who: String,
        seller: String,
        thing: String?,
        isAgain: Bool
    ) -> [WordRun] {
        let thing = thing ?? (interaction.kind == .viewed ? "a file" : "a link")
        switch (interaction.judgement.verdict, interaction.kind) {
        case (.human, .opened): return [.strong(who), isAgain ? " opened it again" : " opened it"]
        case (.human, .clicked): return [.strong(who), " clicked ", .strong(thing)]
        case (.human, .viewed): return [.strong(who), " looked at ", .strong(thing)]
        case (.unknown, .opened): return ["Perhaps opened by ", .strong(who)]
        case (.unknown, .clicked): return ["Perhaps ", .strong(who), " clicked ", .strong(thing)]
        case (.unknown, .viewed): return ["Perhaps ", .strong(who), " looked at ", .strong(thing)]
        case (.machine, .opened): return ["A program loaded the pictures for ", .strong(who)]
        case (.machine, .clicked): return ["A program tried ", .strong(thing), " for ", .strong(who)]
        case (.machine, .viewed): return ["A program fetched ", .strong(thing), " for ", .strong(who)]
        case (.own, .opened): return ["\(seller) opened the copy of ", .strong(who)]
        case (.own, .clicked): return ["\(seller) clicked ", .strong(thing), " in the copy of ", .strong(who)]
        case (.own, .viewed): return ["\(seller) looked at ", .strong(thing), " in the copy of ", .strong(who)]
        }
    }

    /// A file that was asked for and not had.
    private static func inVain(
        _ interaction: Interaction,
        who: String,
        seller: String,
        file: EmailFile?
    ) -> [WordRun] {
        let thing: [WordRun] = [.strong(file?.name ?? "a file"), " \(file.refusal(at: interaction.at))"]
        switch interaction.judgement.verdict {
        case .human: return [.strong(who), " asked for "] + thing
        case .unknown: return ["Perhaps ", .strong(who), " asked for "] + thing
        case .machine: return ["A program asked for "] + thing + [" for ", .strong(who)]
        case .own: return ["\(seller) asked, in the copy of ", .strong(who), ", for "] + thing
        }
    }

    private static func detail(_ interaction: Interaction, link: TrackedLink?) -> String? {
        let times = interaction.kind == .opened ? nil : Counts.times(interaction.count)
        let target = link.flatMap { $0.isNamed ? $0.shortURL : nil }
        let thing = [target, times].compactMap { $0 }.joined(separator: ", ")
        let device = interaction.device.words(near: interaction.place)
        let parts = [thing.isEmpty ? nil : thing, device].compactMap { $0 }
        if !parts.isEmpty, interaction.judgement.verdict != .unknown { return parts.joined(separator: " · ") }
        // Where nothing can be told, the reason says more than the device.
        let reason = interaction.judgement.reasons.first?.asSentence
        return interaction.judgement.verdict == .unknown ? reason ?? parts.first : "Device not known"
    }
}

extension EmailFile? {
    /// Why it could not be had at a moment, as far as is known now.
    fileprivate func refusal(at moment: Instant) -> String {
        if let end = self?.revokedAt, end <= moment { return "after it was taken back" }
        if let end = self?.expiresAt, end <= moment { return "after it had expired" }
        return "and could not get it"
    }
}

extension String {
    /// With a capital at its beginning.
    fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() }
}

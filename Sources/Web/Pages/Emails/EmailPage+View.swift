internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

extension EmailModel {
    /// Puts what was loaded into words.
    init(
        _ material: Material,
        typed: TypedBlock = TypedBlock(),
        faults: BlockFaults = BlockFaults(),
        schedule: ScheduleModel? = nil,
        for visit: Visit
    ) {
        let email = material.email
        self.schedule = schedule
        let timeline = Timeline(material, for: visit)
        let names = email.recipients.map(\.displayName)
        id = email.id.description
        source = Self.address(.emailTimeline(email.id), material).text
        subject = Subjects.shown(email.subject)
        emailChips = Self.chips(email) + (material.block == nil ? [] : [.linksBlocked])
        self.names = names.enumerated().map { Name(name: $1, comma: $0 + 1 < names.count ? ", " : "") }
        owner = material.owner
        sentAt = email.sentAt.map { Moment($0, as: .dated, for: visit) }
        regardingLink = email.regarding.map { Route.record($0.record).path }
        regardingName = email.regarding?.name
        offersRegarding = RegardingModel.isOffered(email, to: visit)
        reason = Self.reason(email)
        reasonTone = email.following.state == .blocked ? "danger" : "accent"
        reasonIcon = email.following.state == .blocked ? "blocked" : "info"
        isFollowed = email.following.isFollowed
        isCounted = isFollowed || !email.status.isUnsent
        tiles = Self.tiles(email, for: visit)
        days = timeline.days
        narrowing = Narrowing(material)
        isQuiet = timeline.hasNothingFromOutside && isFollowed && !email.status.isUnsent
        quietTitle = email.status == .sending ? "On its way" : "Nothing yet"
        quietWords = "What people do with this email appears here by itself, within a second."
        earlier = material.earlier.map {
            Self.address(.email(email.id), material).with("before", PageMark(at: $0.at, id: $0.id).text).text
        }
        conversation = material.conversation.map(ConversationRow.init)
        hasConversation = !conversation.isEmpty
        recipients = email.recipients.map { RecipientRow($0, of: material, for: visit) }
        hasLinks = !email.links.isEmpty
        links = email.links.map { LinkRow(linkLabel: $0.shownLabel, url: $0.url) }
        let isOwn = email.seller == visit.user.id
        files = email.attachments.map { FileRow($0, of: material, isOwn: isOwn, for: visit) }
        hasFiles = !files.isEmpty
        writtenText = material.writtenText
        doubt = isOwn ? Doubt(email) : nil
        archive = Archive(email)
        silence = isOwn && isFollowed && !email.status.isUnsent ? Silence(email) : nil
        blockNotice = Self.blockNotice(material.block)
        blocking = Blocking(material, typed: typed, faults: faults, for: visit)
    }

    /// An address of the page that shows the same recipients' doings.
    private static func address(_ route: Route, _ material: Material) -> PageAddress {
        PageAddress(route).with("recipient", material.recipient.map { String($0) })
    }

    /// Why it is not followed, or for whom not.
    private static func reason(_ email: Email) -> String? {
        guard email.following.isFollowed else { return email.following.reason }
        let plain = Set(email.following.exceptFor.map { $0.lowercased() })
        guard !plain.isEmpty else { return nil }
        let names = email.recipients.filter { plain.contains($0.address.key) }.map(\.displayName)
        let copies = names.count == 1 ? "the copy" : "the copies"
        return "Followed, except for \(copies) of \(Counts.list(names, of: names.count)): nothing is recorded of that."
    }

    private static func chips(_ email: Email) -> [Chip] {
        var chips: [Chip] = []
        switch email.following.state {
        case .on: chips.append(.followed)
        case .off: chips.append(.notFollowed)
        case .blocked: chips.append(.blocked)
        }
        switch email.status {
        case .draft: chips.append(.draft)
        case .held: chips.append(.held)
        case .scheduled: chips.append(.scheduled)
        case .sending: chips.append(.sending)
        case .partlyFailed: chips.append(.partlyFailed)
        case .failed: chips.append(.failed)
        case .unknown: chips.append(.unknown)
        case .sent: break
        }
        if email.totals.opens > 0 { chips.append(.opened) }
        if email.isSilenced { chips.append(.silenced) }
        if email.archivedAt != nil { chips.append(.archived) }
        return chips
    }
}

extension EmailModel.Doubt {
    /// `nil` where there is nothing to choose.
    init?(_ email: Email) {
        let isOpen = email.recipients.contains { recipient in
            if case .unknown(let doubt) = recipient.status { !doubt.isLeft } else { false }
        }
        guard email.status == .unknown, isOpen else { return nil }
        againLink = Route.sendEmailAgain(email.id).path
        leaveLink = Route.leaveEmailUnknown(email.id).path
    }
}

extension EmailModel.Archive {
    private static let goesOn = "What happens to it is still recorded and counted."

    /// `nil` for what was not sent.
    init?(_ email: Email) {
        guard !email.status.isUnsent, email.status != .sending else { return nil }
        if email.archivedAt == nil {
            archiveLink = Route.archiveEmail(email.id).path
            archiveTitle = "Archive this email"
            archiveWords = "It then stands on no list but “Archived” and the pages of its people. " + Self.goesOn
            archiveVerb = "Archive"
        } else {
            archiveLink = Route.unarchiveEmail(email.id).path
            archiveTitle = "This email is archived"
            archiveWords = "It stands on no list but “Archived” and the pages of its people. " + Self.goesOn
            archiveVerb = "Put back on the lists"
        }
    }
}

extension EmailModel.Silence {
    init(_ email: Email) {
        if email.isSilenced {
            silenceLink = Route.unsilenceEmail(email.id).path
            silenceTitle = "This email is silenced"
            silenceWords = "Nothing about it is recorded. Its links still work."
            silenceVerb = "Record again"
        } else {
            silenceLink = Route.silenceEmail(email.id).path
            silenceTitle = "Silence this email"
            silenceWords = "From then on nothing about it is recorded; its links still work. You can take it back."
            silenceVerb = "Silence"
        }
    }
}

extension TrackedLink {
    /// Its text, or its address without the scheme where it has none.
    var shownLabel: String { isNamed ? label : shortURL }

    /// Whether its text says more than its address does.
    var isNamed: Bool { !label.isEmpty && !label.hasPrefix("http://") && !label.hasPrefix("https://") }

    /// The address without scheme and query, short enough for a line.
    var shortURL: String {
        let plain = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let path = plain.prefix { $0 != "?" && $0 != "#" }
        let short = path.hasSuffix("/") ? path.dropLast() : path
        return short.count > 70 ? short.prefix(69) + "…" : String(short)
    }
}

extension EmailModel.ConversationRow {
    fileprivate init(_ email: ConversationEmail) {
        link = Route.email(email.id).path
        title = Subjects.shown(email.subject)
        switch email.place {
        case .answered: place = "This email is an answer in its thread"
        case .answer: place = email.status.isUnsent ? "An answer, not sent yet" : "An answer to a reply"
        case .sequel: place = email.status.isUnsent ? "It goes on there, not sent yet" : "It goes on there"
        }
    }
}

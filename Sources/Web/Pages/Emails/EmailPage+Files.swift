internal import Engagement
internal import Storage
internal import Tracking

extension EmailModel {
    /// A file of a sent email, with what became of it and what can be done about it (product §3.5).
    struct FileRow {
        let id: String
        let name: String
        let size: String
        let icon: String
        /// Where its seller gets it; `nil` where nothing is kept of it.
        let fileLink: String?
        let fileTone: String
        let fileSign: String
        let fileState: String
        let fileUntil: Moment?
        let fileDetail: String
        let apiPath: String?
        let offersRevoke: Bool
        let offersOffer: Bool
        let offersExtend: Bool
        /// Until when it is offered once it was extended.
        let extendedTo: String

        /// So many days more with each extension.
        private static let extensionLength = Duration.seconds(30 * 86_400)

        init(_ file: EmailFile, of material: Material, isOwn: Bool, for visit: Visit) {
            let state = file.state(at: visit.now, in: material.email.status)
            id = file.id.description
            name = file.name
            size = Counts.size(Int(file.size))
            icon = EditableFile.icon(file.mediaType)
            fileLink = file.releasedAt == nil ? Route.apiAttachmentContent(file.reference.email, file.id).path : nil
            fileTone = state.chip.tone
            fileSign = state.chip.icon
            fileState = state.chip.label
            fileUntil = state == .offered ? file.expiresAt.map { Moment($0, as: .dated, for: visit) } : nil
            fileDetail = Self.detail(file, state, of: material)
            let isServed = isOwn && file.servedAt != nil
            apiPath = isServed ? Route.apiAttachment(file.reference.email, file.id).path : nil
            offersRevoke = isServed && state == .offered
            offersOffer = isServed && state == .revoked && file.releasedAt == nil
            offersExtend = isServed && (state == .offered || state == .expired) && file.releasedAt == nil
            extendedTo = (max(file.expiresAt ?? visit.now, visit.now) + Self.extensionLength).description
        }

        private static func detail(_ file: EmailFile, _ state: FileState, of material: Material) -> String {
            var parts = [file.refusal].compactMap(\.self)
            switch state {
            case .attached: parts.append("It travelled inside the email. Nothing of it is kept here.")
            case .waiting: parts.append("It leaves with the email.")
            case .expired: parts.append("Its link says that the file is gone.")
            case .revoked: parts.append("Its link says that the file was taken back.")
            case .offered: break
            }
            if file.replacedAt != nil { parts.append("Replaced after sending.") }
            if file.servedAt != nil { parts.append(viewers(of: file, in: material)) }
            return parts.joined(separator: " ")
        }

        private static func viewers(of file: EmailFile, in material: Material) -> String {
            let views = material.views.filter { $0.ordinal == file.reference.ordinal }
            let people = views.filter { $0.views > 0 }.compactMap { view in
                material.email.recipient(view.recipient).map { who in
                    ([who.displayName, Counts.times(view.views)].compactMap(\.self)).joined(separator: " ")
                }
            }
            let perhaps = views.filter { $0.views == 0 }.compactMap {
                material.email.recipient($0.recipient)?.displayName
            }
            if !people.isEmpty { return "Looked at by \(Counts.list(Array(people.prefix(3)), of: people.count))." }
            if !perhaps.isEmpty {
                return "Perhaps looked at by \(Counts.list(Array(perhaps.prefix(3)), of: perhaps.count))."
            }
            return "Nobody looked at it yet."
        }
    }
}

extension FileState {
    /// In a word.
    var chip: Chip {
        switch self {
        case .waiting: Chip(tone: "machine", icon: "waiting", label: "Waiting")
        case .attached: Chip(tone: "machine", icon: "file", label: "Attached")
        case .offered: Chip(tone: "accent", icon: "on", label: "Followed")
        case .expired: Chip(tone: "unsure", icon: "expired", label: "Expired")
        case .revoked: Chip(tone: "danger", icon: "blocked", label: "Taken back")
        }
    }
}

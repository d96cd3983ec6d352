internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Finds what the compose page shows.
struct ComposeQuery {
    let desk: Desk
    let visit: Visit

    private var store: Store { desk.store }

    /// A new email, to a contact where one was named.
    func blank(to id: ContactID?) async throws -> TypedEmail {
        var to: [Address] = []
        if let id, let contact = try await store.contact(id),
            let address = try? Address(name: contact.name.isEmpty ? nil : contact.name, address: contact.address)
        {
            to = [address]
        }
        let senders = try await store.senderAddresses(of: visit.user.id)
        return TypedEmail(from: senders.first?.address ?? "", to: to, wish: visit.user.wishesFollowing)
    }

    /// Reads what was typed; what can't be read is left out and named.
    func draft(_ typed: TypedEmail) async throws -> (draft: Draft, problems: ComposeProblems) {
        var problems = ComposeProblems.none
        let senders = try await store.senderAddresses(of: visit.user.id)
        guard let from = senders.first(where: { $0.key == typed.from.lowercased() }) ?? senders.first else {
            throw Problem(.senderNotAllowed)
        }
        let subject = typed.subject.filter { !$0.isNewline }
        let hasBody = !typed.body.allSatisfy(\.isWhitespace)
        let draft = Draft(
            from: from,
            to: Self.read(typed.to, &problems.to),
            cc: Self.read(typed.cc, &problems.cc),
            bcc: Self.read(typed.bcc, &problems.bcc),
            subject: subject,
            html: hasBody ? (typed.isHTML ? typed.body : TypedText.html(typed.body)) : nil,
            text: hasBody && !typed.isHTML ? typed.body : nil,
            wish: typed.wish,
            sendAt: WallTime(typed.sendAt)?.instant(in: visit.zone)
        )
        return (draft, problems)
    }

    private static func read(_ text: String, _ problem: inout String?) -> [Address] {
        guard !text.allSatisfy(\.isWhitespace) else { return [] }
        do {
            return try Address.list(text)
        } catch {
            problem = error.description
            return []
        }
    }

    /// The page.
    func model(_ typed: TypedEmail, problems: ComposeProblems) async throws -> ComposeModel {
        let senders = try await store.senderAddresses(of: visit.user.id)
        let settings = try await store.settings()
        let held = try await saved(typed).flatMap { $0.heldReason == nil ? nil : $0 }
        return ComposeModel(
            heading: typed.id == nil ? "New email" : "Draft",
            id: typed.id?.description,
            version: typed.version,
            problem: problems.general,
            held: held?.heldReason,
            heldObjectors: held.flatMap(Self.objectors),
            from: typed.from,
            hasSenders: senders.count > 1,
            senders: senders.map {
                Choice(value: $0.address, label: $0.address, isChosen: $0.key == typed.from.lowercased())
            },
            fields: Self.fields(typed, problems),
            subject: typed.subject,
            subjectWrong: problems.subject,
            body: typed.body,
            format: typed.isHTML ? "html" : "text",
            wish: typed.wish,
            laterVerb: "Send later",
            later: LaterModel(typed: typed.sendAt, wrong: problems.sendAt, for: visit),
            wishVerb: typed.wish ? "Don’t follow" : "Follow",
            savedWords: typed.id == nil || !problems.isEmpty ? "" : "Saved",
            following: try await following(of: typed),
            uploads: UploadRules(settings, desk.fileLimits)
        )
    }

    /// "Take out jonas@buyer.example and send", unless nobody would be left.
    private static func objectors(of held: Email) -> String? {
        let objectors = held.following.blockedBy
        guard !objectors.isEmpty, objectors.count < held.recipients.count else { return nil }
        return "Take out \(Counts.list(Array(objectors.prefix(2)), of: objectors.count)) and send"
    }

    private static func fields(_ typed: TypedEmail, _ problems: ComposeProblems) -> [ComposeModel.PeopleField] {
        [
            ComposeModel.PeopleField(
                name: "to",
                label: "To",
                value: typed.to,
                placeholder: "Names or addresses",
                wrong: problems.to,
                offersMore: true
            ),
            ComposeModel.PeopleField(
                name: "cc",
                label: "Cc",
                value: typed.cc,
                placeholder: "Seen by everybody",
                wrong: problems.cc,
                offersMore: false
            ),
            ComposeModel.PeopleField(
                name: "bcc",
                label: "Bcc",
                value: typed.bcc,
                placeholder: "Seen by nobody",
                wrong: problems.bcc,
                offersMore: false
            ),
        ]
    }

    /// *Before you send* as of now; the text and the files are those of the draft as it was last saved.
    func following(of typed: TypedEmail) async throws -> FollowingModel {
        let draft = try await draft(typed).draft
        let decision = try await store.following(draft)
        var people: [(address: Address, contact: Contact?)] = []
        for (_, address) in draft.recipients.prefix(Draft.maximumRecipients) {
            people.append((address, try await store.contact(address: address.address)))
        }
        let settings = try await store.settings()
        let blockedHosts = try await store.blockedHosts()
        let email = try await saved(typed)
        let files = email?.files ?? []
        let html = draft.html ?? email?.html
        return FollowingModel(
            decision,
            people: people,
            isSwitchedOn: settings.isFollowingOn,
            links: decision.isFollowed
                ? LinksCheck(
                    html: html,
                    from: draft.from.address,
                    settings: settings,
                    blockedHosts: blockedHosts,
                    base: desk.configuration.trackingBase
                ) : nil,
            sizes: FilesCheck(
                files,
                html: html,
                isEmailFollowed: decision.isFollowed,
                settings: settings,
                limits: desk.fileLimits
            ),
            files: files.filter { $0.kind == .file }.map { ComposeFile($0, isEmailFollowed: decision.isFollowed) }
        )
    }

    /// The draft as it was last saved; `nil` where it never was.
    private func saved(_ typed: TypedEmail) async throws -> Email? {
        guard let id = typed.id else { return nil }
        return try await store.email(id, viewer: visit.viewer)
    }
}

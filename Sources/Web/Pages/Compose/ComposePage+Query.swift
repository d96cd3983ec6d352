internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Finds what the compose page shows.
struct ComposeQuery {
    let desk: Desk
    let visit: Visit

    var store: Store { desk.store }

    /// A new email, to a contact, from a template and about a record where they were named.
    func blank(
        to id: ContactID?,
        from template: TemplateID?,
        regarding record: RecordID?
    ) async throws -> TypedEmail {
        var to: [Address] = []
        if let id, let contact = try await store.contact(id),
            let address = try? Address(name: contact.name.isEmpty ? nil : contact.name, address: contact.address)
        {
            to = [address]
        }
        let sender = try await desk.usualSender(of: visit.user)
        var about: RecordReference?
        if let record { about = try await store.record(record) }
        if case .opportunity(let opportunity) = about?.record, to.isEmpty { to = try await people(of: opportunity) }
        var typed = TypedEmail(
            from: sender.address,
            to: to,
            signature: try await store.signature(of: visit.user.id),
            wish: visit.user.wishesFollowing,
            regarding: about
        )
        guard let template, let found = try await store.template(template, viewer: visit.viewer) else { return typed }
        let values = try await store.placeholderValues(for: to.first, from: sender, regarding: about?.record.id)
        typed.begin(with: found, values: values)
        return typed
    }

    /// Whom an email about an opportunity goes to, unless somebody else is chosen.
    private func people(of id: OpportunityID) async throws -> [Address] {
        guard let opportunity = try await store.opportunity(id) else { return [] }
        var people: [Contact] = []
        for id in opportunity.contacts {
            if let contact = try await store.contact(id) { people.append(contact) }
        }
        return people.sorted { $0.sortKey < $1.sortKey }.compactMap { contact in
            try? Address(name: contact.name.isEmpty ? nil : contact.name, address: contact.address)
        }
    }

    /// Reads what was typed; what can't be read is left out and named.
    ///
    /// A moment that a button chose stands for the one in the field.
    func draft(
        _ typed: TypedEmail,
        leavingAt chosen: Instant? = nil
    ) async throws -> (draft: Draft, problems: ComposeProblems) {
        var problems = ComposeProblems.none
        let from = try await sender(of: typed)
        var regarding: RecordID?
        switch try await RecordLookup(store: store)
            .find(typed.regarding, picked: typed.regardingID, among: Set(RecordKind.allCases))
        {
        case .nothing: regarding = nil
        case .found(let reference): regarding = reference.record.id
        case .wrong(let words): problems.regarding = words
        }
        let subject = typed.subject.filter { !$0.isNewline }
        problems.subject = Subjects.problem(with: subject)
        let hasBody = !typed.body.allSatisfy(\.isWhitespace)
        let sendAt = chosen ?? typed.sendAt.moment(in: visit.zone)
        let reminder = try await reminder(typed, leavingAt: sendAt, &problems)
        let draft = Draft(
            from: from,
            to: Self.read(typed.to, &problems.to),
            cc: Self.read(typed.cc, &problems.cc),
            bcc: Self.read(typed.bcc, &problems.bcc),
            subject: subject,
            html: hasBody ? (typed.isHTML ? typed.body : TypedText.html(typed.body)) : nil,
            text: hasBody && !typed.isHTML ? typed.body : nil,
            wish: typed.wish,
            sendAt: sendAt,
            reminder: reminder,
            template: typed.template,
            regarding: regarding
        )
        return (draft, problems)
    }

    /// The address that was chosen; one that was taken away since stays with its draft until another is chosen.
    private func sender(of typed: TypedEmail) async throws -> Address {
        let senders = try await store.senderAddresses(of: visit.user.id)
        if let own = senders.first(where: { $0.key == typed.from.lowercased() }) { return own }
        if let saved = try await saved(typed)?.from, saved.key == typed.from.lowercased() { return saved }
        guard let usual = senders.first else { throw Problem(.senderNotAllowed) }
        return usual
    }

    /// What was chosen as a reminder, or what was saved where the form says nothing of it.
    private func reminder(
        _ typed: TypedEmail,
        leavingAt sendAt: Instant?,
        _ problems: inout ComposeProblems
    ) async throws -> ReminderPlan? {
        guard let chosen = typed.reminder else { return try await saved(typed)?.reminder?.plan }
        let base = try await reminderBase(leavingAt: sendAt)
        do {
            return try chosen.plan(from: base)
        } catch {
            problems.reminder = error
            return nil
        }
    }

    /// What reminders are seen from: when the email leaves, and working hours on the clock of its writer.
    func reminderBase(leavingAt sendAt: Instant?) async throws -> ReminderBase {
        let hours = try await store.settings().workingHours
        return ReminderBase(moment: visit.now, zone: visit.zone, hours: hours).leaving(at: sendAt)
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
        let saved = try await saved(typed)
        let held = saved.flatMap { $0.heldReason == nil ? nil : $0 }
        let isKept = saved?.from.key == typed.from.lowercased() && !senders.contains { $0.key == saved?.from.key }
        // An administrator looks at drafts from addresses that were never theirs.
        let isLost = isKept && saved?.seller == visit.user.id
        let keptWords = isLost ? "\(typed.from) (not yours any more)" : typed.from
        let kept = isKept ? [Choice(value: typed.from, label: keptWords, isChosen: true)] : []
        let fromWrong = problems.from ?? (isLost ? StoreError.senderNotAllowed(typed.from).description : nil)
        return ComposeModel(
            heading: typed.id == nil ? "New email" : "Draft",
            id: typed.id?.description,
            version: typed.version,
            problem: problems.general,
            held: held?.heldReason,
            heldObjectors: held.flatMap(Self.objectors),
            from: typed.from,
            fromWrong: fromWrong,
            hasSenders: senders.count > 1 || fromWrong != nil,
            senders: kept
                + senders.map {
                    Choice(value: $0.address, label: $0.address, isChosen: $0.key == typed.from.lowercased())
                },
            fields: Self.fields(typed, problems),
            subject: typed.subject,
            subjectWrong: problems.subject,
            regarding: typed.regarding,
            regardingPicked: typed.regardingID?.description ?? "",
            regardingWrong: problems.regarding,
            body: typed.body,
            begun: typed.begun,
            format: typed.isHTML ? "html" : "text",
            wish: typed.wish,
            template: typed.template?.description ?? "",
            templateFiles: typed.id == nil ? typed.templateFiles?.description : nil,
            laterVerb: "Send later",
            later: LaterModel(typed: typed.sendAt, wrong: problems.sendAt, for: visit),
            wishVerb: typed.wish ? "Don’t follow" : "Follow",
            savedWords: typed.id == nil || !problems.isEmpty ? "" : "Saved",
            following: try await following(of: typed, faults: problems.reminder),
            uploads: UploadRules(settings, desk.fileLimits),
            undoSeconds: settings.undoSeconds
        )
    }

    /// "Take out jonas@buyer.example and send", unless nobody would be left.
    private static func objectors(of held: Email) -> String? {
        let objectors = held.following.objectors
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

    /// The draft as it was last saved; `nil` where it never was.
    func saved(_ typed: TypedEmail) async throws -> Email? {
        guard let id = typed.id else { return nil }
        return try await store.email(id, viewer: visit.viewer)
    }
}

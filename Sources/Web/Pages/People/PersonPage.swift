internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// One person, the emails to them, and what they prefer: `/people/{id}`.
struct PersonPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.person.routerPath, use: show)
        router.post(RoutePattern.person.routerPath, use: save)
        router.post(RoutePattern.archivePerson.routerPath, use: archive)
        router.post(RoutePattern.restorePerson.routerPath, use: restore)
        router.post(RoutePattern.silencePerson.routerPath, use: silence)
        router.post(RoutePattern.unsilencePerson.routerPath, use: unsilence)
        router.post(RoutePattern.personConsents.routerPath, use: recordConsent)
        router.post(RoutePattern.withdrawConsent.routerPath, use: withdrawConsent)
        router.post(RoutePattern.reinstateConsent.routerPath, use: reinstateConsent)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let contact = try await site.desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        // Whoever was merged is found where they are now.
        if let other = contact.mergedInto { return .redirect(to: Route.person(other).path) }
        let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
        let form = Form(
            typed: TypedPerson(contact),
            fault: nil,
            before: PageMark(request.query("before")),
            merged: request.query("merged").flatMap { ContactID($0) }
        )
        return try await show(contact, form, notice: notice, visit)
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(ContactID.self)
        let fields = try await request.form()
        if fields["do"] == "trust" {
            try await site.desk.store.trustAddress(of: id)
            return .seeOther(PageAddress(.person(id)).with("saved", "yes").text)
        }
        guard let contact = try await site.desk.store.contact(id) else { throw Problem(.notFound) }
        let form = SharedForm(fields, of: TypedPerson(contact).values)
        let typed = TypedPerson(form, of: contact)
        if let fault = form.fault ?? Self.stopFault(form, typed, contact) {
            return try await show(contact, Form(typed: typed, fault: fault), notice: nil, visit)
        }
        let choosesAccount = form.isTyped("account") || form.isTyped("account-picked")
        let finding =
            try await choosesAccount
            ? RecordLookup(store: site.desk.store).find(typed.account, picked: typed.accountID, among: [.account])
            : .nothing
        if case .wrong(let words) = finding {
            return try await show(contact, Form(typed: typed, fault: FormFault("account", words)), notice: nil, visit)
        }
        let chosen = finding.account
        do {
            try await site.desk.store.updateContact(id, by: visit.user.id) { person in
                // As they are at this very moment: somebody may have been quicker.
                let form = SharedForm(fields, of: TypedPerson(person).values)
                let account = choosesAccount ? chosen : person.account
                TypedPerson(form, of: person).put(into: &person, account: account)
            }
            return .seeOther(PageAddress(.person(id)).with("saved", "yes").text)
        } catch {
            guard let fault = FormFault(error) else { throw error }
            return try await show(contact, Form(typed: typed, fault: fault), notice: nil, visit)
        }
    }

    /// Whoever lifts a no has to know where it is the person's own by now.
    private static func stopFault(_ form: SharedForm, _ typed: TypedPerson, _ contact: Contact) -> FormFault? {
        guard contact.isStoppedByThemselves, typed.preference == .allow, form.hasChanged("stopped") else { return nil }
        return FormFault(
            "preference",
            "Not saved yet: they stopped being followed themselves meanwhile. Save again only if they told you that they may be "
                + "followed after all. Nothing you typed is lost."
        )
    }

    private func archive(_ request: Request, context: SignedInContext) async throws -> Response {
        let contact = try await site.desk.store.archiveContact(try context.id())
        return .seeOther(PageAddress(.people).with("archivedPerson", contact.id.description).text)
    }

    private func restore(_ request: Request, context: SignedInContext) async throws -> Response {
        let contact = try await site.desk.store.archiveContact(try context.id(), false)
        return .seeOther(Route.person(contact.id).path)
    }

    /// The form as it is to be shown, and which emails beside it.
    struct Form {
        let typed: TypedPerson
        let fault: FormFault?
        var before: PageMark<Subject.Email>?
        /// Who was just merged into this person.
        var merged: ContactID?
    }

    func show(
        _ contact: Contact,
        _ form: Form,
        notice: Frame.Notice?,
        consent: TypedConsent = TypedConsent(),
        _ visit: Visit
    ) async throws -> Response {
        let store = site.desk.store
        let replies = try await store.replies(
            from: contact.id,
            viewer: visit.viewer,
            limit: PersonModel.shownReplies
        )
        let model = PersonModel(
            contact,
            typed: form.typed,
            fault: form.fault,
            following: try await following(contact, consent, visit),
            figures: try await .load(
                .contact(contact.id),
                heading: "Emails to them",
                none: "Nothing was written to them yet.",
                before: form.before,
                from: store,
                for: visit
            ),
            replies: replies,
            cards: try await store.cards(about: .contact(contact.id), of: visit.viewer, limit: OwnCards.limit),
            opportunities: try await store.opportunities(of: contact.id, limit: 20),
            duplicates: try await store.duplicates(of: contact.id),
            merged: try await merged(form.merged, into: contact.id),
            for: visit
        )
        return try await site.page(
            .person,
            title: model.who,
            model,
            for: visit,
            at: .people,
            notice: notice,
            status: form.fault == nil && consent.isRight ? .ok : .unprocessableContent
        )
    }

    private func following(
        _ contact: Contact,
        _ typed: TypedConsent,
        _ visit: Visit
    ) async throws -> PersonFollowing {
        PersonFollowing(
            contact,
            mode: try await site.desk.store.settings().consentMode,
            consents: try await site.desk.store.consents(of: contact.id),
            users: try await site.desk.store.users(),
            typed: typed,
            for: visit
        )
    }

    private func merged(_ id: ContactID?, into other: ContactID) async throws -> Contact? {
        guard let id, let contact = try await site.desk.store.contact(id), contact.mergedInto == other else {
            return nil
        }
        return contact
    }
}

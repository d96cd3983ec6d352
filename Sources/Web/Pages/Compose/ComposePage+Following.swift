internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension ComposeQuery {
    /// *Before you send* as of now; the text and the files are those of the draft as it was last saved.
    func following(
        of typed: TypedEmail,
        faults: ReminderFaults = ReminderFaults()
    ) async throws -> FollowingModel {
        let draft = try await draft(typed).draft
        let decision = try await store.following(draft)
        var standings: [(address: Address, standing: Standing)] = []
        for (_, address) in draft.recipients.prefix(Draft.maximumRecipients) {
            standings.append((address, try await store.standing(of: address)))
        }
        let people = standings.map { (address: $0.address, contact: $0.standing.contact) }
        let settings = try await store.settings()
        let email = try await saved(typed)
        let files = email?.files ?? []
        let html = draft.html ?? email?.html
        var model = FollowingModel(
            decision,
            standings: standings,
            settings: settings,
            openPlaces: try await openPlaces(of: draft, saved: email),
            links: decision.isFollowed
                ? LinksCheck(
                    html: html,
                    from: draft.from.address,
                    settings: settings,
                    blockedHosts: try await store.blockedHosts(),
                    base: desk.configuration.trackingBase
                ) : nil,
            sizes: FilesCheck(
                files,
                html: html,
                isEmailFollowed: decision.isFollowed,
                hasPlainCopies: !decision.isFollowedWhole,
                settings: settings,
                limits: desk.fileLimits
            ),
            bestTime: BestTimeModel(
                try await DeliveryTimeQuery(desk: desk).advice(for: draft.recipients.map(\.address), at: visit.now),
                for: visit
            ),
            files: files.filter { $0.kind == .file }.map { EditableFile($0, isEmailFollowed: decision.isFollowed) },
            for: visit
        )
        if decision.isFollowed {
            model.trackingNameCheck = TrackingNameCheck(from: draft.from.address, base: desk.configuration.trackingBase)
        }
        model.reminder = try await reminder(of: typed, faults, model, decision, people, draft, email)
        return model
    }

    /// What is still left open in the draft; what was not sent along is as it was saved.
    private func openPlaces(of draft: Draft, saved email: Email?) async throws -> OpenPlacesCheck? {
        var written = draft
        (written.html, written.text) = (draft.html ?? email?.html, draft.text ?? email?.text)
        if draft.subject.isEmpty { written.subject = email?.subject ?? "" }
        let values = try await store.placeholderValues(
            for: draft.recipients.first?.address,
            from: draft.from,
            regarding: draft.regarding
        )
        return OpenPlacesCheck(written, values: values)
    }

    /// The reminder below it.
    private func reminder(
        of typed: TypedEmail,
        _ faults: ReminderFaults,
        _ model: FollowingModel,
        _ decision: FollowingDecision,
        _ people: [(address: Address, contact: Contact?)],
        _ draft: Draft,
        _ email: Email?
    ) async throws -> ReminderFields {
        let base = try await reminderBase(leavingAt: draft.sendAt)
        let saved = email.map { TypedReminder(of: $0, for: visit) }
        return ReminderFields(
            typed.reminder ?? saved ?? TypedReminder(nil, for: visit),
            faults: faults,
            names: people.map { person in
                person.contact.flatMap { $0.name.isEmpty ? nil : $0.name } ?? person.address.name
                    ?? person.address.address
            },
            isFollowed: decision.isFollowed,
            lacking: model.lackingTargets(files: email?.files ?? []),
            base: base,
            visit: visit,
            formName: "compose",
            offersNone: true
        )
    }
}

extension FollowingModel {
    /// What a reminder could not wait for, since the draft has nothing of it that would be followed.
    fileprivate func lackingTargets(files: [EmailFile]) -> Set<ReminderCondition> {
        var lacking: Set<ReminderCondition> = []
        if (linksCheck?.followedLinks ?? 0) == 0 { lacking.insert(.notClicked) }
        if !files.hasFollowedFile { lacking.insert(.notViewed) }
        return lacking
    }
}

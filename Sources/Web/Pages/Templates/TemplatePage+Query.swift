internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Finds what the page of a template shows.
struct TemplatePageQuery {
    let desk: Desk
    let visit: Visit

    private var store: Store { desk.store }

    /// The page, with what was typed.
    func model(_ typed: TypedTemplate, problems: TemplateProblems) async throws -> TemplateModel {
        let saved = try await saved(typed)
        let settings = try await store.settings()
        let figures: TemplateFigures =
            if let saved { try await store.figures(of: saved.id, viewer: visit.viewer) } else { TemplateFigures() }
        let worth = try await worth(of: saved?.id, figures)
        let ranks = try await stars(figures)
        let isOwner = saved.map { $0.owner == visit.user.id } ?? true
        return TemplateModel(
            heading: saved?.content.name ?? "New template",
            id: saved?.id.description,
            version: typed.version,
            action: (saved.map { Route.template($0.id) } ?? .newTemplate).path,
            writeLink: saved.map { PageAddress(.compose).with("template", $0.id.description).text },
            problem: problems.general,
            mayChange: saved?.mayBeChanged(by: visit.viewer) ?? true,
            name: typed.name,
            nameWrong: problems.name,
            language: typed.language,
            languageWrong: problems.language,
            languages: TextLanguage.common.map {
                Choice(value: $0, label: LanguageWords.name($0), isChosen: false)
            },
            choosesSharing: isOwner,
            sharing: [
                Choice(value: "false", label: "Only you", isChosen: !typed.isShared),
                Choice(value: "true", label: "Everybody here", isChosen: typed.isShared),
            ],
            sharedChip: .shared(typed.isShared),
            subject: typed.subject,
            subjectWrong: problems.subject,
            body: typed.body,
            format: typed.isHTML ? "html" : "text",
            hasFigures: figures.sent > 0,
            tiles: TemplateModel.tiles(figures, worth),
            countsWords: typed.isShared
                ? "Everybody’s emails from it are counted." : "Your emails from it are counted.",
            stars: saved.map { saved in ranks.compactMap { $0.chip(saved.id) } } ?? [],
            rankWords: saved.map { saved in ranks.compactMap { $0.words(saved.id) } } ?? [],
            preview: try await preview(of: typed),
            hasFiles: saved.map { !$0.files.isEmpty } ?? false,
            files: saved.map { saved in saved.files.map { EditableFile($0, of: saved) } } ?? [],
            uploads: UploadRules(settings, desk.fileLimits),
            placeholders: PlaceholderGroup.all
        )
    }

    /// What scripts take over: the preview, and the files as they are stored.
    func part(_ typed: TypedTemplate) async throws -> TemplatePartModel {
        let saved = try await saved(typed)
        return TemplatePartModel(
            preview: try await preview(of: typed),
            hasFiles: saved.map { !$0.files.isEmpty } ?? false,
            files: saved.map { saved in saved.files.map { EditableFile($0, of: saved) } } ?? []
        )
    }

    /// How what was typed reads for the person who was chosen, or for whom the seller wrote to last.
    private func preview(of typed: TypedTemplate) async throws -> PreviewModel {
        var (address, wrong): (Address?, String?)
        if !typed.previewFor.isEmpty {
            do { address = try Address.list(typed.previewFor).first } catch { wrong = error.description }
        }
        let values = try await store.placeholderValues(
            for: address,
            from: desk.usualSender(of: visit.user),
            regarding: nil
        )
        return PreviewModel(typed, values: values, wrong: wrong)
    }

    /// What is believed for each aim; nothing of a template that was never sent.
    private func stars(_ figures: TemplateFigures) async throws -> [TemplateStars] {
        guard figures.sent > 0 else { return [] }
        return try await TemplateStars.loadAll(from: store, for: visit)
    }

    private func worth(of id: TemplateID?, _ figures: TemplateFigures) async throws -> WonWorth {
        guard let id, figures.won > 0 else { return WonWorth() }
        return try await store.worth(of: id, viewer: visit.viewer)
    }

    private func saved(_ typed: TypedTemplate) async throws -> Template? {
        guard let id = typed.id else { return nil }
        return try await store.template(id, viewer: visit.viewer)
    }
}

extension TemplateModel {
    /// The figures of product §7.2, each with how sure it is.
    static func tiles(_ figures: TemplateFigures, _ worth: WonWorth) -> [EmailModel.Tile] {
        let tiles = [
            EmailModel.Tile("Sent", "\(figures.sent)", "\(figures.followed) followed"),
            rate("Opened", figures.openRate, of: "followed emails"),
            rate("Clicked", figures.clickRate, of: "followed emails"),
            rate("Answered", figures.replyRate, of: "emails"),
        ]
        return tiles + (figures.opportunities > 0 ? [won(figures, worth)] : [])
    }

    private static func won(_ figures: TemplateFigures, _ worth: WonWorth) -> EmailModel.Tile {
        let caveat = RateWords.caveat(figures.winRate, of: "opportunities")
        let open = figures.undecided > 0 ? "; \(figures.undecided) may still be" : ""
        return EmailModel.Tile("Won", RateWords.percent(figures.winRate), caveat + open + words(worth))
    }

    private static func words(_ worth: WonWorth) -> String {
        guard !worth.sums.isEmpty else { return "" }
        let sums = Counts.list(worth.sums.map(\.words), of: worth.sums.count)
        return "; worth \(sums)" + (worth.unpriced > 0 ? ", \(worth.unpriced) without an amount" : "")
    }

    private static func rate(_ label: String, _ proportion: Proportion, of things: String) -> EmailModel.Tile {
        EmailModel.Tile(label, RateWords.percent(proportion), RateWords.caveat(proportion, of: things))
    }
}

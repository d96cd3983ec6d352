internal import Engagement
internal import Storage
internal import Tracking

extension TemplatesModel {
    private static let pageSize = 30

    /// Loads a page of the list; `deleted` is a template that was just deleted.
    static func load(
        _ query: TemplateQuery,
        aim: RankingAim,
        deleted: PageMark<Subject.Template>?,
        from store: Store,
        for visit: Visit
    ) async throws -> TemplatesModel {
        var query = query
        query.limit = pageSize + 1
        let found = try await store.templates(query, viewer: visit.viewer)
        let shown = found.prefix(pageSize)
        let last = found.count > pageSize ? shown.last : nil
        let stars = try await TemplateStars.load(aim, from: store, for: visit)
        let isEverything = query.text.isEmpty && query.language.isEmpty && query.scope == .all && query.after == nil
        return TemplatesModel(
            isBlank: shown.isEmpty && isEverything,
            text: query.text,
            scope: query.scope == .all ? nil : query.scope.rawValue,
            scopes: TemplateQuery.Scope.allCases.map { Scope($0, within: query, aim: aim) },
            aim: aim == .opens ? nil : aim.rawValue,
            aims: RankingAim.allCases.map { Scope($0, isCurrent: $0 == aim, within: query) },
            languages: languages(query.language),
            hasTemplates: !shown.isEmpty,
            templates: shown.map { TemplateRow($0, stars) },
            older: last.map { address(query, aim).with("after", $0.id.description).text },
            undo: deleted.map { Undo(restoreLink: Route.restoreTemplate($0.id).path, restoreMark: $0.text) }
        )
    }

    private static func languages(_ chosen: String) -> [Choice] {
        let tags = TextLanguage.common.contains(chosen) || chosen.isEmpty ? [] : [chosen]
        let choices = (tags + TextLanguage.common).map {
            Choice(value: $0, label: LanguageWords.name($0), isChosen: $0 == chosen)
        }
        return [Choice(value: "", label: "Any language", isChosen: chosen.isEmpty)]
            + choices.sorted { $0.label < $1.label }
    }

    fileprivate static func address(_ query: TemplateQuery, _ aim: RankingAim) -> PageAddress {
        PageAddress(.templates)
            .with("text", query.text)
            .with("show", query.scope == .all ? nil : query.scope.rawValue)
            .with("language", query.language)
            .with("aim", aim == .opens ? nil : aim.rawValue)
    }
}

extension TemplatesModel.Scope {
    fileprivate init(_ aim: RankingAim, isCurrent: Bool, within query: TemplateQuery) {
        label = "Best for \(aim.words)"
        link = TemplatesModel.address(query, aim).text
        self.isCurrent = isCurrent
    }

    fileprivate init(_ scope: TemplateQuery.Scope, within query: TemplateQuery, aim: RankingAim) {
        var other = query
        other.scope = scope
        label =
            switch scope {
            case .all: "All"
            case .personal: "Yours alone"
            case .shared: "Shared"
            }
        link = TemplatesModel.address(other, aim).text
        isCurrent = scope == query.scope
    }
}

extension TemplatesModel.TemplateRow {
    init(_ template: TemplateSummary, _ stars: TemplateStars) {
        let figures = template.figures
        id = template.id.description
        link = Route.template(template.id).path
        name = template.name
        subject = Subjects.shown(template.subject)
        shared = .shared(template.isShared)
        language = template.language.isEmpty ? nil : LanguageWords.name(template.language)
        star = stars.chip(template.id)
        rankWords = stars.words(template.id)
        sent = figures.sent == 0 ? "Not sent yet" : "\(figures.sent) sent"
        hasFigures = figures.sent > 0
        let rates = [
            TemplatesModel.Figure("opened", figures.openRate, "opened", of: "followed emails"),
            TemplatesModel.Figure("clicked", figures.clickRate, "clicked", of: "followed emails"),
            TemplatesModel.Figure("replied", figures.replyRate, "answered", of: "emails"),
        ]
        let won = TemplatesModel.Figure("person", figures.winRate, "won", of: "opportunities")
        self.figures = figures.opportunities > 0 ? rates + [won] : rates
    }
}

extension TemplatesModel.Figure {
    fileprivate init(_ icon: String, _ proportion: Proportion, _ label: String, of things: String) {
        self.icon = icon
        value = RateWords.percent(proportion)
        self.label = label
        caveat = RateWords.caveat(proportion, of: things)
    }
}

extension Chip {
    /// Whether everybody has a template, or its seller alone.
    static func shared(_ isShared: Bool) -> Chip {
        isShared
            ? Chip(tone: "accent", icon: "people", label: "Shared")
            : Chip(tone: "machine", icon: "own", label: "Yours alone")
    }
}

internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// What all pages are made with: the desk, the templates, the assets.
struct Site: Sendable {
    let desk: Desk
    let templates: TemplateFolder
    let assets: AssetFolder

    /// So many cards stand beside a page (product §5.3).
    static let cardsBeside = 5

    /// Who visits.
    func visit(_ request: Request, _ context: SignedInContext) -> Visit {
        Visit(request, context, now: desk.clock.now)
    }

    /// Shows a page within its frame.
    func page(
        _ template: TemplateFolder.Name,
        title: String,
        _ content: Any,
        for visit: Visit,
        at place: Frame.Place?,
        notice: Frame.Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = FramedPage(
            title: title,
            theme: visit.theme?.rawValue,
            assets: assets.prefix,
            frame: try await frame(for: visit, at: place, notice: notice),
            content: content
        )
        return HTMLAnswer.response(try templates.render(template, page), status: status)
    }

    /// Shows a part of a page, for scripts that take it over.
    func part(_ template: TemplateFolder.Name, _ content: Any, for visit: Visit) async throws -> Response {
        let page = FramedPage(
            title: "",
            theme: nil,
            assets: assets.prefix,
            frame: try await frame(for: visit, at: nil, notice: nil),
            content: content
        )
        return HTMLAnswer.response(try templates.render(template, page))
    }

    /// Shows a page that stands alone.
    func lonePage(
        _ template: TemplateFolder.Name,
        title: String,
        _ content: Any,
        isBroad: Bool = false,
        status: HTTPResponse.Status,
        headers: HTTPFields = [:]
    ) throws -> Response {
        let page = LonePage(title: title, theme: nil, assets: assets.prefix, isBroad: isBroad, content: content)
        return HTMLAnswer.response(try templates.render(template, page), status: status, headers: headers)
    }

    private func frame(for visit: Visit, at place: Frame.Place?, notice: Frame.Notice?) async throws -> Frame {
        let cards = try await desk.store.cards(of: visit.viewer, includingHandled: false, limit: Self.cardsBeside)
        let count = try await desk.store.openCardCount(of: visit.user.id)
        let quiet = try await desk.store.assistantWishes(of: visit.user.id).quietHours
        return Frame(
            csrf: visit.csrfToken,
            libraries: LibraryFolder.prefix,
            userID: visit.user.id.description,
            userName: visit.user.name,
            userAddress: visit.user.address,
            current: Frame.Current(place),
            hasSide: place != .assistant,
            isWide: place == .sandbox,
            notice: notice,
            openCards: count == 0 ? nil : count,
            hasCards: !cards.isEmpty,
            cards: cards.enumerated().map { CardModel($1, isFirst: $0 == 0, visit: visit) },
            hasMoreCards: count > cards.count,
            moreCards: max(0, count - cards.count),
            quietHours: quiet.map { "\(ClockTime.text($0.start))-\(ClockTime.text($0.end))" }
        )
    }
}

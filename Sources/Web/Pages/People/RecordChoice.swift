internal import Hummingbird
internal import Storage
internal import Tracking

/// What somebody wants to see of a list of people, accounts or opportunities, as the address of the page says it.
struct RecordChoice<Subject> {
    let route: Route
    var text: String
    var order: RecordOrder
    var isArchive: Bool
    var after: ID<Subject>?
    /// Which opportunities.
    var filter: OpportunityFilter?

    init(_ route: Route, _ request: Request, filter: OpportunityFilter? = nil) {
        self.route = route
        text = request.query("text") ?? ""
        order = request.query("order").flatMap(RecordOrder.init(rawValue:)) ?? .name
        isArchive = request.query("archived") == "yes"
        after = request.query("after").flatMap { ID<Subject>($0) }
        self.filter = filter.map { request.query("show").flatMap(OpportunityFilter.init(rawValue:)) ?? $0 }
    }

    /// So many stand on a page.
    static var pageSize: Int { 50 }

    /// One more than are shown tells whether there is another page.
    var query: RecordQuery<ID<Subject>> {
        RecordQuery(text: text, order: order, isArchive: isArchive, after: after, limit: Self.pageSize + 1)
    }

    /// Whether nothing was asked for, so that an empty list explains itself.
    var isPlain: Bool { text.isEmpty && !isArchive && after == nil && (filter == nil || filter == .open) }

    /// The address of the list with what is chosen, or with something else instead.
    func address(_ change: (inout RecordChoice) -> Void = { _ in }) -> String {
        var other = self
        other.after = nil
        change(&other)
        return PageAddress(route)
            .with("show", other.filter == .open ? nil : other.filter?.rawValue)
            .with("text", other.text)
            .with("order", other.order == .name ? nil : other.order.rawValue)
            .with("archived", other.isArchive ? "yes" : nil)
            .with("after", other.after?.description)
            .text
    }

    /// The next page, behind the last line of this one.
    func older(_ last: ID<Subject>?) -> String? {
        last.map { id in address { $0.after = id } }
    }

    var orders: [RecordListModel.ListLink] {
        RecordOrder.allCases.map { order in
            RecordListModel.ListLink(
                target: address { $0.order = order },
                words: order == .name ? "By name" : "Newest",
                isCurrent: order == self.order
            )
        }
    }

    /// What a search form keeps.
    var kept: [RecordListModel.Kept] {
        [
            filter == .open ? nil : filter.map { ("show", $0.rawValue) },
            order == .name ? nil : ("order", order.rawValue),
            isArchive ? ("archived", "yes") : nil,
        ]
        .compactMap { $0.map { RecordListModel.Kept(keptName: $0, keptValue: $1) } }
    }
}

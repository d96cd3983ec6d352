/// One page of a list.
struct PageAnswer<Item: Encodable>: Encodable {
    /// What is on it.
    let items: [Item]
    /// What to give as `after` for the next page; `nil` on the last one.
    @Nullable var next: String?

    /// Makes a page of one more item than fits, whose being there tells that there is another page.
    init<Source>(_ found: [Source], limit: Int, cursor: (Source) -> String, item: (Source) -> Item) {
        let shown = found.prefix(limit)
        items = shown.map(item)
        _next = Nullable(wrappedValue: found.count > limit ? shown.last.map(cursor) : nil)
    }

    /// Makes a page of what is on it.
    init(_ items: [Item], next: String?) {
        self.items = items
        _next = Nullable(wrappedValue: next)
    }
}

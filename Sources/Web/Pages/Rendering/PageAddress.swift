/// The address of a page with its query, for links within pages.
struct PageAddress {
    private let route: Route
    private var pairs: [String] = []

    init(_ route: Route) {
        self.route = route
    }

    /// Adds a value to the query; `nil` and the empty text add nothing.
    func with(_ name: String, _ value: String?) -> PageAddress {
        guard let value, !value.isEmpty else { return self }
        var address = self
        address.pairs.append("\(name)=\(PathSegment.encode(value))")
        return address
    }

    var text: String { pairs.isEmpty ? route.path : route.path + "?" + pairs.joined(separator: "&") }
}

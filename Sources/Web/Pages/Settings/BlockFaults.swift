/// What is wrong with the form of a block.
struct BlockFaults {
    var what: String?
    var reason: String?

    var isEmpty: Bool { what == nil && reason == nil }

    init() {}

    init(_ field: String, _ problem: String) {
        if field == "reason" { reason = problem } else { what = problem }
    }
}

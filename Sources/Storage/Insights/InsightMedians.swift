/// How long it took until something happened first, in the middle of all mail of a line.
package struct InsightMedians: Hashable, Sendable {
    /// Minutes until a person opened an email; `nil` where nobody did.
    package var minutesToOpen: Int?
    /// Minutes until somebody answered; `nil` where nobody did.
    package var minutesToReply: Int?

    /// Nobody did anything.
    init() {}
}

extension InsightMedians {
    /// Of rows that say how many emails took how many steps to be opened, and to be answered.
    init(counted rows: [SQLRow]) throws {
        var (opens, replies): ([Int: Int], [Int: Int]) = ([:], [:])
        for row in rows {
            let count = try row.number("count")
            if let step = try row.optionalNumber("open_step") { opens[Int(step), default: 0] += count }
            if let step = try row.optionalNumber("reply_step") { replies[Int(step), default: 0] += count }
        }
        minutesToOpen = DelayStep.median(opens)
        minutesToReply = DelayStep.median(replies)
    }
}

extension Insights {
    /// How long it took.
    var medians: InsightMedians {
        var medians = InsightMedians()
        medians.minutesToOpen = minutesToOpen
        medians.minutesToReply = minutesToReply
        return medians
    }
}

extension InsightLine {
    /// The same with how long it took.
    func with(_ medians: InsightMedians) -> InsightLine {
        var line = self
        line.medians = medians
        return line
    }
}

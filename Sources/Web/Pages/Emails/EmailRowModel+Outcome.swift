internal import Engagement

extension EmailRowModel {
    /// What became of an email, in two chips at most: the answers and what came back are known of any email; what else people
    /// did only of a followed one, and there it is said where no answer says it already (product §4.7).
    ///
    /// "Not opened yet" is said only of what the list "Not opened" would show; `isOut` is whether all copies left.
    static func outcome(_ totals: Totals, of recipients: Int, isFollowed: Bool, isOut: Bool) -> [Chip] {
        var chips: [Chip] = []
        if totals.replies > 0 { chips.append(.answered(totals.replies)) }
        if totals.bouncedBy > 0 { chips.append(.cameBack(totals.bouncedBy, of: recipients)) }
        guard isFollowed, totals.replies == 0 else { return chips }
        if let chip = reading(totals) {
            chips.append(chip)
        } else if chips.isEmpty, isOut {
            chips.append(.notOpened)
        }
        return chips
    }

    /// The best sign that somebody read it; `nil` for none.
    private static func reading(_ totals: Totals) -> Chip? {
        if totals.opens > 0 { return .opened }
        if totals.clicks > 0 { return .clicked }
        if totals.views > 0 { return .viewed }
        return totals.perhapsOpens + totals.perhapsClicks + totals.perhapsViews > 0 ? .perhapsOpened : nil
    }
}

extension Chip {
    /// "Answered", with how often where it was more than once.
    static func answered(_ times: Int) -> Chip {
        let words = ["Answered", Counts.times(times)].compactMap(\.self)
        return Chip(tone: "person", icon: "replied", label: words.joined(separator: " "))
    }

    /// "Came back", with for how many where there are several recipients.
    static func cameBack(_ count: Int, of recipients: Int) -> Chip {
        let label = recipients > 1 ? "\(count) of \(recipients) came back" : "Came back"
        return Chip(tone: "danger", icon: "failed", label: label)
    }
}

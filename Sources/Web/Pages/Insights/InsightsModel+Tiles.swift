internal import Engagement
internal import Storage

extension InsightsModel {
    /// The figures of product §9.3; shares are of what was followed, answers and what came back of all.
    static func tiles(_ insights: Insights) -> [EmailModel.Tile] {
        let figures = insights.figures
        func tile(_ label: String, _ count: Int, _ of: Int, _ things: String, more: String = "") -> EmailModel.Tile {
            let share = Proportion(count, of: of)
            return EmailModel.Tile(label, RateWords.percent(share), "\(count) of \(of) \(things)\(more)")
        }
        let more = figures.perhapsOpened == 0 ? "" : ", \(figures.perhapsOpened) more perhaps"
        return [
            EmailModel.Tile("Sent", "\(figures.sent)", "\(figures.followed) followed"),
            tile("Opened", figures.opened, figures.followed, "followed", more: more),
            tile("Clicked", figures.clicked, figures.followed, "followed"),
            tile("Files viewed", figures.viewed, figures.followed, "followed"),
            tile("Answered", figures.replied, figures.sent, "sent"),
            tile("Came back", figures.bounced, figures.sent, "sent"),
            delay("First opened after", insights.minutesToOpen),
            delay("First answered after", insights.minutesToReply),
        ]
    }

    private static func delay(_ label: String, _ minutes: Int?) -> EmailModel.Tile {
        guard let minutes else { return EmailModel.Tile(label, "Not yet", "", isWord: true) }
        return EmailModel.Tile(label, DelayWords.text(minutes: minutes), "median, about")
    }
}

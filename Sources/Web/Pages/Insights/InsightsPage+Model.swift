/// Figures of some days as they are shown.
struct InsightsModel {
    let heading: String
    let whose: String
    let narrowings: [Narrowing]
    let periods: [PeriodLink]
    let insightsAction: String
    let kept: [KeptChoice]
    let typedFirst: String
    let typedLast: String
    let dayFault: String?
    let periodWords: String
    let isBlank: Bool
    let blankWords: String
    let tiles: [EmailModel.Tile]
    let countedWords: String
    let chart: InsightChart
    let hours: HourMap?
    let breakdowns: [Breakdown]

    /// Something that the figures are narrowed to, and how to see more again.
    struct Narrowing {
        let narrowedTo: String
        let widerLink: String
    }

    /// A period that needs no typing.
    struct PeriodLink {
        let periodLink: String
        let periodLabel: String
        let isCurrent: Bool
    }

    /// What a form keeps of the address.
    struct KeptChoice {
        let keptName: String
        let keptValue: String
    }

    /// A table with a line for each team, seller, template, person, account or opportunity.
    struct Breakdown {
        let breakdownID: String
        let breakdownTitle: String
        let firstColumn: String
        let hasLines: Bool
        let lines: [Line]
        let noLines: String
        let moreWords: String?
        let tableLink: String?
    }

    /// A line of such a table.
    struct Line {
        let lineName: String
        let lineLink: String?
        let sent: Int
        let followed: Int
        let opened: String
        let clicked: String
        let viewed: String
        let answered: String
        let bounced: Int
        let openedAfter: String
        let answeredAfter: String
    }
}

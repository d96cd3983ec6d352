internal import Engagement
internal import Storage

extension EmailModel {
    /// The figures of product §9.1, as §4.7 counts them; of what is not followed only answers are known.
    static func tiles(_ email: Email, for visit: Visit) -> [Tile] {
        let totals = email.totals
        let replies = Tile("Replies", "\(totals.replies)", repliesCaveat(totals, of: email.recipients.count))
        guard email.following.isFollowed else { return [replies] }
        let hasServedFiles = email.attachments.contains { $0.servedAt != nil }
        return [
            Tile("Opens", "\(totals.opens)", opensCaveat(totals)),
            Tile("Opened by", "\(totals.openedBy) of \(email.recipients.count)", openedByCaveat(totals)),
            Tile("Link clicks", "\(totals.clicks)", clicksCaveat(totals, links: email.links.count)),
            hasServedFiles ? Tile("File views", "\(totals.views)", viewsCaveat(totals)) : nil,
            replies,
            lastOpened(email, for: visit),
        ].compactMap(\.self)
    }

    private static func viewsCaveat(_ totals: Totals) -> String {
        if totals.perhapsViews > 0 { return "\(totals.perhapsViews) more perhaps" }
        return totals.views == 0 ? "none yet" : "by people"
    }

    private static func repliesCaveat(_ totals: Totals, of recipients: Int) -> String {
        if totals.bouncedBy > 0 { return "\(totals.bouncedBy) of \(recipients) not reached" }
        return totals.replies == 0 ? "none yet" : "by recipients"
    }

    private static func opensCaveat(_ totals: Totals) -> String {
        if totals.perhapsOpens > 0 { return "\(totals.perhapsOpens) more perhaps" }
        return totals.opens == 0 ? "none yet" : "by people"
    }

    private static func openedByCaveat(_ totals: Totals) -> String {
        totals.perhapsOpenedBy > 0 ? "\(totals.perhapsOpenedBy) more perhaps" : "recipients"
    }

    private static func clicksCaveat(_ totals: Totals, links: Int) -> String {
        if links == 0 { return "it has no links" }
        let clicked = "\(totals.linksClicked) of \(links) \(links == 1 ? "link" : "links")"
        return totals.perhapsClicks > 0 ? "\(clicked), \(totals.perhapsClicks) more perhaps" : clicked
    }

    private static func lastOpened(_ email: Email, for visit: Visit) -> Tile {
        guard let instant = email.totals.lastOpened else {
            return Tile("Last opened", "Not yet", "", isWord: true)
        }
        let name = email.totals.lastOpenedBy.flatMap(email.recipient)?.displayName
        return Tile(
            "Last opened",
            "",
            name.map { "by \($0)" } ?? "",
            at: Moment(instant, as: .relative, for: visit)
        )
    }
}

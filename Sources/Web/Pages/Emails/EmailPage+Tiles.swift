internal import Engagement
internal import Storage

extension EmailModel {
    /// The figures of product §9.1, as §4.7 counts them; of what is not followed only answers are known.
    static func tiles(_ email: Email, for visit: Visit) -> [Tile] {
        let totals = email.totals
        let replies = Tile("Replies", "\(totals.replies)", repliesCaveat(email))
        guard email.following.isFollowed else { return [replies] }
        let hasServedFiles = email.attachments.contains { $0.servedAt != nil }
        return [
            Tile("Opens", "\(totals.opens)", opensCaveat(totals)),
            Tile("Opened by", "\(totals.openedBy) of \(email.recipients.count)", openedByCaveat(totals)),
            Tile("Link clicks", "\(totals.clicks)", clicksCaveat(email)),
            hasServedFiles ? Tile("File views", "\(totals.views)", viewsCaveat(email)) : nil,
            replies,
            lastOpened(email, for: visit),
        ].compactMap(\.self)
    }

    private static func viewsCaveat(_ email: Email) -> String {
        let totals = email.totals
        let perhaps = totals.perhapsViews > 0 ? "\(totals.perhapsViews) more perhaps" : nil
        let words = [by(email.viewedBy, in: email), perhaps].compactMap(\.self)
        if !words.isEmpty { return words.joined(separator: ", ") }
        return totals.views == 0 ? "none yet" : "by people"
    }

    private static func repliesCaveat(_ email: Email) -> String {
        let totals = email.totals
        let lost = totals.bouncedBy > 0 ? "\(totals.bouncedBy) of \(email.recipients.count) not reached" : nil
        let words = [by(email.repliedBy, in: email), lost].compactMap(\.self)
        if !words.isEmpty { return words.joined(separator: ", ") }
        return totals.replies == 0 ? "none yet" : "by recipients"
    }

    /// "by 2 of 5"; `nil` where nobody did it, and where only one can have.
    private static func by(_ count: Int, in email: Email) -> String? {
        let all = email.recipients.count
        return count > 0 && all > 1 ? "by \(count) of \(all)" : nil
    }

    private static func opensCaveat(_ totals: Totals) -> String {
        if totals.perhapsOpens > 0 { return "\(totals.perhapsOpens) more perhaps" }
        return totals.opens == 0 ? "none yet" : "by people"
    }

    private static func openedByCaveat(_ totals: Totals) -> String {
        totals.perhapsOpenedBy > 0 ? "\(totals.perhapsOpenedBy) more perhaps" : "recipients"
    }

    private static func clicksCaveat(_ email: Email) -> String {
        let totals = email.totals
        let links = email.links.count
        if links == 0 { return "it has no links" }
        let clicked = "\(totals.linksClicked) of \(links) \(links == 1 ? "link" : "links")"
        let perhaps = totals.perhapsClicks > 0 ? "\(totals.perhapsClicks) more perhaps" : nil
        return [by(email.clickedBy, in: email), clicked, perhaps].compactMap(\.self).joined(separator: ", ")
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

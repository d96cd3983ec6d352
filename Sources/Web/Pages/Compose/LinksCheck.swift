internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// What will become of the links of a draft that is to be followed (product §3.2): a part of *Before you send*.
struct LinksCheck {
    let linksTitle: String
    let followedLinks: Int
    let hasLeftAlone: Bool
    let leftAlone: [Reason]
    let shownAddress: String?
    let notes: [String]

    /// Links that stay as they are for one reason.
    struct Reason {
        let which: String
        let why: String
    }

    /// Checks the HTML of a draft; `nil` where there is nothing to say.
    ///
    /// Old trackers of ours in quoted text are not told from other links here, for the web app holds no keys.
    init?(
        html: String?,
        from sender: String,
        settings: WorkspaceSettings,
        blockedHosts: Set<String> = [],
        base: TrackingBase
    ) {
        guard let html, !html.isEmpty else { return nil }
        let rules = FollowingRules(
            neverRewriteDomains: Set(settings.neverRewriteDomains),
            blockedHosts: blockedHosts,
            leavesShownAddresses: settings.leavesShownAddresses
        )
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: rules)
        guard !plan.links.isEmpty || !plan.leftAlone.isEmpty || !plan.notes.isEmpty else { return nil }
        linksTitle = Self.title(plan.links.count)
        followedLinks = plan.links.count
        leftAlone = Self.reasons(plan.leftAlone)
        hasLeftAlone = !leftAlone.isEmpty
        shownAddress = Self.warning(plan.links, sender: sender, base: base)
        notes = plan.notes
    }

    private static func title(_ count: Int) -> String {
        switch count {
        case 0: "No link is followed"
        case 1: "1 link is followed"
        default: "\(count) links are followed"
        }
    }

    /// One line for each reason, in the order of their first links.
    private static func reasons(_ links: [LinkLeftAlone]) -> [Reason] {
        var order: [LinkLeftAlone.Reason] = []
        let groups = Dictionary(grouping: links, by: \.reason)
        for link in links where !order.contains(link.reason) { order.append(link.reason) }
        return order.map { reason in
            let urls = groups[reason, default: []].map(\.shown)
            return Reason(which: Counts.list(Array(urls.prefix(2)), of: urls.count), why: reason.words)
        }
    }

    /// Some mail programs distrust a text that differs from the target, unless both belong to the sender's domain.
    private static func warning(_ links: [Link], sender: String, base: TrackingBase) -> String? {
        guard !base.belongs(to: String(sender.split(separator: "@").last ?? "")) else { return nil }
        let shown = links.filter(\.showsAddress)
        guard let first = shown.first else { return nil }
        let which = Counts.list(["“\(first.label)”"], of: shown.count)
        let verb = shown.count == 1 ? "shows" : "show"
        return
            "\(which) \(verb) an address as the text. Some mail programs warn where that differs from the true target. Words are safer."
    }
}

extension LinkLeftAlone {
    /// The address without scheme and query, short enough for a line.
    fileprivate var shown: String {
        let plain = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        guard !plain.isEmpty else { return "an empty link" }
        return plain.count > 40 ? plain.prefix(39) + "…" : String(plain)
    }
}

extension LinkLeftAlone.Reason {
    /// Why, in words for whoever wrote the email.
    fileprivate var words: String {
        switch self {
        case .mail: "opens a mail program, not the web"
        case .telephone: "opens the telephone, not the web"
        case .embedded: "lies inside the email"
        case .otherScheme: "is no address on the web"
        case .fragment: "is a place in the email itself"
        case .relative: "does not say on which site it is"
        case .optedOut: "is marked as not to be followed"
        case .unsubscribe: "is the link for unsubscribing"
        case .neverRewriteDomain: "is on the workspace’s list of links left alone"
        case .blockedHost: "leads to a host that an administrator blocked because it was misused"
        case .showsAddress: "shows its address; your workspace leaves such links alone"
        case .mergeMark: "contains a mark that another system will fill in"
        case .tooLong: "is too long to be followed"
        case .notExpressible: "is not a complete address"
        case .tooMany: "is one too many"
        }
    }
}

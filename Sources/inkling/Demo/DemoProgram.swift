internal import Tracking

/// What somebody of the demo reads mail with, and what the tracking listener sees of it.
enum DemoProgram: String, Sendable {
    /// Outlook on the desktop, links in Edge.
    case outlook
    /// The same behind a filter that follows every link before the mail is delivered.
    case guardedOutlook
    /// A mailbox in Chrome.
    case chrome
    /// Gmail, whose proxy fetches pictures when somebody reads.
    case gmail
    /// Apple Mail on a telephone, which fetches pictures whether somebody reads or not.
    case iPhone
    /// A mail program on an Android telephone.
    case android

    /// Agent of whatever loads the pictures of a mail that is read.
    var opening: String {
        switch self {
        case .outlook, .guardedOutlook:
            "Mozilla/4.0 (compatible; ms-office; MSOffice 16; Microsoft Outlook 16.0.17126; Pro)"
        case .chrome: Self.browser("Windows NT 10.0; Win64; x64", "Chrome/141.0.0.0 Safari/537.36")
        case .gmail: "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
        case .iPhone: "Mozilla/5.0"
        case .android: Self.browser("Linux; Android 15; Pixel 8", "Chrome/141.0.0.0 Mobile Safari/537.36")
        }
    }

    /// Agent of the browser that links open in.
    var clicking: String {
        switch self {
        case .outlook, .guardedOutlook:
            Self.browser("Windows NT 10.0; Win64; x64", "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0")
        case .chrome: opening
        case .gmail: Self.browser("Macintosh; Intel Mac OS X 10_15_7", "Chrome/141.0.0.0 Safari/537.36")
        case .iPhone:
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Version/18.6 Mobile/15E148 Safari/604.1"
        case .android: opening
        }
    }

    /// Where pictures are fetched from, where that is not where the person is: a proxy of Google's or Apple's.
    var openingAddress: String? {
        switch self {
        case .gmail: "66.249.93.37"
        case .iPhone: "172.224.224.7"
        case .outlook, .guardedOutlook, .chrome, .android: nil
        }
    }

    /// Whether pictures are fetched soon after delivery, by nobody.
    var fetchesAhead: Bool { self == .iPhone }

    /// Whether a filter follows every link at delivery.
    var isGuarded: Bool { self == .guardedOutlook }

    /// A filter that calls itself a browser, from the network of a mail scanner.
    static let filter = (
        agent: browser("Windows NT 10.0; Win64; x64", "Chrome/119.0.0.0 Safari/537.36"), address: "40.107.20.14"
    )

    private static func browser(_ system: String, _ rest: String) -> String {
        "Mozilla/5.0 (\(system)) AppleWebKit/537.36 (KHTML, like Gecko) \(rest)"
    }
}

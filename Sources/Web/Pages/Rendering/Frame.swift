/// What stands around the content of every page: navigation, assistant, what scripts need.
struct Frame {
    let csrf: String
    let libraries: String
    let userID: String
    let userName: String
    let userAddress: String
    let current: Current
    let hasSide: Bool
    let isWide: Bool
    let notice: Notice?
    let openCards: Int?
    let hasCards: Bool
    let cards: [CardModel]
    let hasMoreCards: Bool
    let moreCards: Int
    /// When notifications keep quiet, such as `18:00-08:00`, on the clock of the browser.
    let quietHours: String?

    /// Which place of the navigation is the current one.
    struct Current {
        let followed: Bool
        let assistant: Bool
        let drafts: Bool
        let compose: Bool
        let templates: Bool
        let people: Bool
        let opportunities: Bool
        let insights: Bool
        let sandbox: Bool
        let settings: Bool

        init(_ place: Place?) {
            followed = place == .followed
            assistant = place == .assistant
            drafts = place == .drafts
            compose = place == .compose
            templates = place == .templates
            people = place == .people
            opportunities = place == .opportunities
            insights = place == .insights
            sandbox = place == .sandbox
            settings = place == .settings
        }
    }

    enum Place {
        case followed, assistant, drafts, compose, templates, people, opportunities, insights, sandbox, settings
    }

    /// A line at the top of a page that says what was just done.
    struct Notice: Sendable {
        let tone: String
        let icon: String
        let text: String

        static func done(_ text: String) -> Notice { Notice(tone: "person", icon: "person", text: text) }
        static func wrong(_ text: String) -> Notice { Notice(tone: "danger", icon: "failed", text: text) }
    }
}

/// A whole page: its frame and its content.
struct FramedPage {
    let title: String
    let theme: String?
    let assets: String
    let frame: Frame
    let content: Any
}

/// A page that stands alone: log-in and errors.
struct LonePage {
    let title: String
    let theme: String?
    let assets: String
    let isBroad: Bool
    let content: Any
}

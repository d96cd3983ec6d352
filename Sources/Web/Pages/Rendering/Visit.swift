internal import Engagement
internal import Foundation
internal import Hummingbird
internal import Storage
internal import Tracking

/// Who looks at a page, from where in time, and how they like it.
struct Visit: Sendable {
    /// Who is logged in.
    let user: User
    /// What their forms carry.
    let csrfToken: String
    /// Now, for everything that the page says about ages.
    let now: Instant
    /// How times are shown.
    let zone: TimeZone
    /// The theme they chose.
    let theme: Theme?

    /// The cookie in which the browser tells its time zone.
    static let zoneCookie = "inkling_zone"

    init(user: User, csrfToken: String, now: Instant, zone: TimeZone, theme: Theme?) {
        self.user = user
        self.csrfToken = csrfToken
        self.now = now
        self.zone = zone
        self.theme = theme
    }

    init(_ request: Request, _ context: SignedInContext, now: Instant) {
        self.init(
            user: context.user,
            csrfToken: context.csrfToken,
            now: now,
            zone: Self.zone(request) ?? context.user.zone ?? .gmt,
            theme: Theme(request)
        )
    }

    /// Who they are to the rules of access.
    var viewer: Viewer { user.viewer }

    /// The zone that a browser tells; `nil` where it tells none that there is.
    static func zone(_ request: Request) -> TimeZone? {
        let name = request.cookies[zoneCookie]?.value.removingPercentEncoding ?? ""
        return name.isEmpty || name.utf8.count > 64 ? nil : TimeZone(identifier: name)
    }
}

/// Light or dark, where somebody wants it other than their device has it.
enum Theme: String, Sendable {
    case light
    case dark

    /// The cookie in which the choice is kept.
    static let cookie = "inkling_theme"

    /// The one that a browser asks for.
    init?(_ request: Request) {
        guard let text = request.cookies[Self.cookie]?.value else { return nil }
        self.init(rawValue: text)
    }
}

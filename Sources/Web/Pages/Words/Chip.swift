/// A word with an icon and a colour, never one of them alone.
struct Chip {
    let tone: String
    let icon: String
    let label: String

    static let followed = Chip(tone: "accent", icon: "on", label: "Followed")
    static let toBeFollowed = Chip(tone: "accent", icon: "on", label: "To be followed")
    static let notFollowed = Chip(tone: "machine", icon: "off", label: "Not followed")
    static let blocked = Chip(tone: "danger", icon: "blocked", label: "Blocked")
    static let linksBlocked = Chip(tone: "danger", icon: "blocked", label: "Links blocked")
    static let silenced = Chip(tone: "machine", icon: "silenced", label: "Silenced")
    static let archived = Chip(tone: "machine", icon: "archive", label: "Archived")
    static let opened = Chip(tone: "person", icon: "person", label: "Opened")
    static let perhapsOpened = Chip(tone: "unsure", icon: "unsure", label: "Perhaps opened")
    static let notOpened = Chip(tone: "machine", icon: "waiting", label: "Not opened yet")
    static let clicked = Chip(tone: "person", icon: "clicked", label: "Clicked")
    static let viewed = Chip(tone: "person", icon: "viewed", label: "File viewed")
    static let draft = Chip(tone: "machine", icon: "drafts", label: "Draft")
    static let held = Chip(tone: "danger", icon: "held", label: "Held")
    static let scheduled = Chip(tone: "accent", icon: "waiting", label: "Scheduled")
    static let sending = Chip(tone: "accent", icon: "sent", label: "Sending")
    static let partlyFailed = Chip(tone: "danger", icon: "failed", label: "Partly failed")
    static let failed = Chip(tone: "danger", icon: "failed", label: "Failed")
    static let unknown = Chip(tone: "unsure", icon: "unsure", label: "Unknown")
    static let retrying = Chip(tone: "unsure", icon: "waiting", label: "Trying again")
    static let mayBeFollowed = Chip(tone: "accent", icon: "on", label: "May be followed")
    static let mayNotBeFollowed = Chip(tone: "danger", icon: "blocked", label: "May not be followed")
    static let consentHolds = Chip(tone: "person", icon: "person", label: "Holds")
    static let consentWithdrawn = Chip(tone: "machine", icon: "off", label: "Withdrawn")
    static let delivered = Chip(tone: "person", icon: "person", label: "Delivered")
    static let refuses = Chip(tone: "danger", icon: "blocked", label: "Not followed")
    static let won = Chip(tone: "person", icon: "person", label: "Won")
    static let lost = Chip(tone: "machine", icon: "close", label: "Lost")
    static let waiting = Chip(tone: "machine", icon: "waiting", label: "Waiting")
}

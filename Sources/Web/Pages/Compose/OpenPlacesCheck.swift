internal import Engagement
internal import Storage

/// What the text still leaves open, which must be mended before it can be sent (product §7.1): a part of *Before you send*.
struct OpenPlacesCheck {
    let openTitle: String
    /// What is missing and what to do, each as a sentence.
    let openPlaces: [String]
    let hasOpenPlaces: Bool
    /// What filling in would do, where it would do something.
    let fillWords: String?
    let fillVerb: String

    /// Checks a draft against what is known of its people; `nil` where nothing is open.
    init?(_ draft: Draft, values: PlaceholderValues) {
        let open = draft.openPlaces
        guard !open.isEmpty else { return nil }
        var filled = draft
        // In an email without a template, braces around what is no placeholder are its writer's own.
        let faults = filled.fillIn(values).filter { fault in open.contains { $0.source == fault.source } }
        let count = open.count - filled.openPlaces.count
        openTitle = open.count == 1 ? "1 place is left open" : "\(open.count) places are left open"
        openPlaces = faults.map(\.description)
        hasOpenPlaces = !faults.isEmpty
        let who = values.recipient.map { $0.name.isEmpty ? $0.address : $0.name }
        fillWords = Self.words(count, of: open.count)
        fillVerb = who.map { "Fill in for \($0)" } ?? "Fill in"
    }

    private static func words(_ count: Int, of total: Int) -> String? {
        switch count {
        case ...0: nil
        case total: total == 1 ? "It can be filled in now." : "They can be filled in now."
        default: "\(count) of them can be filled in now."
        }
    }
}

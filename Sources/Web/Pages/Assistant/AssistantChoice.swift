internal import Storage

/// What of the assistant's page was chosen.
struct AssistantChoice {
    /// Which cards are listed.
    enum Shown: String {
        /// The top five of those that wait.
        case first
        /// All of those.
        case more
        /// Also those that do not wait.
        case all
    }

    let shown: Shown
    let after: CardCursor?

    /// Reads the address; what is no choice shows the top five.
    init(show: String?, after: String?) {
        self.after = after.flatMap { CardCursor($0) }
        let chosen = show.flatMap(Shown.init(rawValue:)) ?? .first
        shown = chosen == .first && self.after != nil ? .more : chosen
    }

    /// The address of a page of this list.
    func address(after: CardCursor? = nil) -> String {
        PageAddress(.assistant).with("show", shown.rawValue).with("after", after?.text).text
    }
}

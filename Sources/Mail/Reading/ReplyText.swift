/// What the writer of an answer wrote, without what they quote.
struct ReplyText {
    let text: String
    let hasQuote: Bool

    /// More of a text is not read.
    private static let limit = 1_048_576

    init(_ message: Message) {
        let plain = message.tree.bodyLeaves(types: ["text/plain"]).first
        if let plain {
            let cut = QuoteCutter(message.text(of: plain, limit: Self.limit))
            // Some programs leave the plain text empty.
            if !cut.text.isEmpty || cut.hasQuote {
                self = Self(text: cut.text, hasQuote: cut.hasQuote)
                return
            }
        }
        guard let page = message.tree.bodyLeaves(types: ["text/html"]).first else {
            self = Self(text: "", hasQuote: false)
            return
        }
        var quotes = HTMLQuotes()
        let cut = QuoteCutter(PlainText.from(html: message.text(of: page, limit: Self.limit), leavingOut: &quotes))
        self = Self(text: cut.text, hasQuote: cut.hasQuote || quotes.isFound)
    }

    private init(text: String, hasQuote: Bool) {
        self.text = text
        self.hasQuote = hasQuote
    }
}

internal import Mail

/// A signature as somebody types it: plain lines, or HTML where it has more than lines say.
struct TypedSignature: Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// How one that is kept is typed again: as lines where they mean the same.
    init(kept html: String) {
        let lines = TypedSignature(PlainText.from(html: html).trimmed)
        self = SafeHTML.from(lines.html) == html ? lines : TypedSignature(html)
    }

    /// What it means.
    var html: String {
        // A lesser sign before anything but a letter is one that was meant.
        text.contains(#/<\/?[A-Za-z]/#) ? text : TypedText.html(text)
    }
}

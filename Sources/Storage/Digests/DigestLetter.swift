/// A digest in words.
package struct DigestLetter: Hashable, Sendable {
    /// Its subject.
    package let subject: String
    /// As a document.
    package let html: String
    /// As plain text.
    package let text: String

    /// Takes all three.
    package init(subject: String, html: String, text: String) {
        self.subject = subject
        self.html = html
        self.text = text
    }
}

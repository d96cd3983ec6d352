@testable import Mail

/// Messages as mail programs submit them, put together from the parts that a test cares for.
enum SubmittedMessage {
    /// 1×1, not what a viewer would show; nothing here looks inside.
    static let picture = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

    static let header = """
        From: Anna Keller <anna@seller.example>
        To: maria@buyer.example
        Subject: Quote
        Message-ID: <1@seller.example>
        Date: Mon, 23 Nov 2026 09:00:00 +0100
        MIME-Version: 1.0

        """

    static let text = """
        --alt
        Content-Type: text/plain; charset=us-ascii

        Hello
        --\u{20}
        Anna

        """

    /// A text, HTML with a picture, and three files, one of them in a text that could be taken for a boundary.
    static func whole(html: String) -> String {
        header + """
            Content-Type: multipart/mixed; boundary="mix"

            This is the preamble.
            --mix
            Content-Type: multipart/alternative; boundary=alt

            \(text)--alt
            Content-Type: multipart/related; boundary="rel"

            --rel
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit

            \(html)
            --rel
            Content-Type: image/gif; name=a.gif
            Content-Transfer-Encoding: base64
            Content-ID: <a%1@seller.example>
            Content-Disposition: inline; filename=a.gif

            \(picture)
            --rel--

            --alt--

            --mix  \u{20}
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="offer.pdf"

            JVBERi0xLjQK
            --mix
            Content-Type: text/plain
            Content-Disposition: attachment; filename=notes.txt

            --mixed up
            --mix
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --mix--
            The end.

            """
    }

    /// The message, with CRLF at the end of each line.
    static func read(_ text: String) throws -> Message {
        try Message(Array(text.replacing("\n", with: "\r\n").utf8))
    }
}

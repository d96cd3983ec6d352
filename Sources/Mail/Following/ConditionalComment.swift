/// Outlook's conditional comments: `<!--[if mso]> … <![endif]-->`, whose inside Outlook reads as HTML.
enum ConditionalComment {
    /// The HTML inside; nil for any other comment.
    static func content(of comment: HTMLComment, in bytes: [UInt8]) -> Range<Int>? {
        guard comment.isProper else { return nil }
        let start = bytes[comment.content].firstIndex { !$0.isHTMLSpace } ?? comment.content.upperBound
        guard bytes[start..<comment.content.upperBound].startsIgnoringCase("[if") else { return nil }
        // The condition ends with "]>".
        var place = start
        while let close = bytes[place..<comment.content.upperBound].firstIndex(of: ASCII.greater) {
            if bytes[close - 1] == ASCII.rightBracket { return (close + 1)..<comment.content.upperBound }
            place = close + 1
        }
        return nil
    }
}

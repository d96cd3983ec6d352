internal import Foundation
internal import Mail
internal import Storage

/// What is added to an email: the block in which it shows its followed files (product §3.5), and the footer that leads a
/// recipient to their own page (3.9).
struct FileBlock {
    /// Each file with the address that its words lead to; `nil` for words alone.
    let files: [(file: EmailFile, url: String?)]
    /// The footer's words with the address of the page; `nil` for no footer.
    var footer: (words: String, url: String)?

    /// Whether it adds nothing.
    var isEmpty: Bool { files.isEmpty && footer == nil }

    /// Styles of its own, colours the reader's, so that it looks the same by day and by night.
    var html: String { table + footerHTML }

    private var footerHTML: String {
        guard let footer else { return "" }
        return """
            <p style="margin:16px 0 0;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:16px">\
            <a href="\(footer.url)">\(footer.words.htmlEscaped)</a></p>
            """
    }

    private var table: String {
        guard !files.isEmpty else { return "" }
        let rows = files.map { file, url in
            let name = file.name.htmlEscaped
            let link = url.map { "<a href=\"\($0)\" style=\"font-weight:bold\">\(name)</a>" } ?? "<b>\(name)</b>"
            return """
                <tr><td style="padding:10px 14px;border:1px solid #8a8a8a;font-family:Arial,Helvetica,sans-serif;\
                font-size:14px;line-height:20px">\(link)<br>\
                <span style="font-size:12px">\(file.kindAndSize.htmlEscaped)</span></td></tr>
                """
        }
        return """
            <table cellpadding="0" cellspacing="0" border="0" role="presentation" \
            style="border-collapse:collapse;margin:16px 0">\(rows.joined())</table>
            """
    }

    /// The same in plain text.
    var text: String {
        let blocks = files.map { file, url in
            ["\(file.name) (\(file.kindAndSize))", url].compactMap(\.self).joined(separator: "\n") + "\n"
        }
        return (blocks + [footer.map { "\($0.words):\n\($0.url)\n" }].compactMap(\.self)).joined(separator: "\n")
    }

    /// The HTML with the block: before quoted history, else at the end of the body.
    func added(to html: String) -> String {
        guard !isEmpty else { return html }
        let lower = html.lowercased()
        // What is lowered may be longer than what was written: then places in it say nothing.
        guard lower.utf8.count == html.utf8.count else { return html + self.html }
        let bytes = Array(lower.utf8)
        let place =
            Self.quotes.compactMap { Self.place(of: $0, in: bytes) }.min()
            ?? Self.lastPlace(of: "</body", in: bytes) ?? bytes.count
        let written = Array(html.utf8)
        return String(decoding: written[..<place] + Array(self.html.utf8) + written[place...], as: UTF8.self)
    }

    /// The text with the block: before the signature (RFC 3676 §4.3), else at the end.
    func added(toText text: String) -> String {
        guard !isEmpty else { return text }
        if let signature = text.range(of: "\n-- \n") {
            return text[..<signature.lowerBound] + "\n\n" + self.text + text[signature.lowerBound...]
        }
        return text + (text.hasSuffix("\n") ? "\n" : "\n\n") + self.text
    }

    /// How mail programs begin what they quote.
    private static let quotes = ["<blockquote type=\"cite\"", "<div class=\"gmail_quote", "<div id=\"divrplyfwdmsg\""]

    private static func place(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).first { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }

    private static func lastPlace(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).last { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }
}

extension EmailFile {
    /// "PDF, 1.2 MB".
    fileprivate var kindAndSize: String {
        let ending = name.split(separator: ".").dropFirst().last.map { $0.uppercased() }
        return [ending.flatMap { $0.count <= 5 ? $0 : nil }, size.asSize].compactMap(\.self).joined(separator: ", ")
    }
}

extension Int64 {
    /// "812 bytes", "14 kB", "1.2 MB".
    fileprivate var asSize: String {
        switch self {
        case ..<1_000: return "\(self) bytes"
        case ..<1_000_000: return "\((self + 500) / 1_000) kB"
        default:
            let tenths = (self + 50_000) / 100_000
            return tenths >= 100 ? "\((tenths + 5) / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
        }
    }
}

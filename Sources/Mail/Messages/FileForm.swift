internal import Foundation

/// Whether a file holds a message or an HTML document that stands alone.
package enum FileForm: String, Hashable, Sendable {
    /// RFC 5322.
    case message
    /// HTML.
    case html

    /// Judges by the name's extension, and where that says nothing by the content.
    package init(name: String, content: [UInt8]) {
        switch (name as NSString).pathExtension.lowercased() {
        case "html", "htm", "xhtml", "xht": self = .html
        case "eml", "msg", "mime", "mbox", "mbx": self = .message
        default: self = Self.beginsWithField(content) ? .message : .html
        }
    }

    /// Whether the first line is a header field, or the envelope line of an mbox.
    private static func beginsWithField(_ content: [UInt8]) -> Bool {
        let start = content.firstIndex { $0 != ASCII.carriageReturn && $0 != ASCII.lineFeed } ?? content.endIndex
        let line = content[start...].prefix { $0 != ASCII.lineFeed }
        if line.starts(with: "From ".utf8) { return true }
        let name = line.prefix { $0 > ASCII.space && $0 < 0x7F && $0 != ASCII.colon && $0 != ASCII.less }
        guard !name.isEmpty else { return false }
        return line[name.endIndex...].first { $0 != ASCII.space && $0 != ASCII.tab } == ASCII.colon
    }
}

/// What is put into a message for the files that were taken out of it: the same in HTML and in plain text.
package struct MessageBlock: Hashable, Sendable {
    /// A piece of HTML that can stand between paragraphs.
    package let html: String
    /// The same in plain text, with `\n` behind each line.
    package let text: String

    /// Takes both forms.
    package init(html: String, text: String) {
        self.html = html
        self.text = text
    }
}

extension MessageBlock {
    /// The HTML in ASCII, which every character set holds: other characters are written as references.
    var htmlInASCII: [UInt8] {
        html.unicodeScalars.flatMap { $0.isASCII ? [UInt8($0.value)] : Array("&#\($0.value);".utf8) }
    }

    /// The text with these line breaks; where UTF-8 can't stand, what is no ASCII becomes `_`.
    func text(inUTF8 isUTF8: Bool, lineBreak: LineBreak) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            if scalar == "\n" { return lineBreak.bytes }
            if scalar.isASCII || isUTF8 { return Array(String(scalar).utf8) }
            return Array("_".utf8)
        }
    }
}

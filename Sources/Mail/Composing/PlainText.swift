/// Text for the plain alternative of a message that was composed in HTML.
package struct PlainText: Sendable {
    /// The text of an HTML document as a person would type it: paragraphs, list marks, quotes, and addresses behind the
    /// words of links.
    package static func from(html: String) -> String {
        var none: HTMLQuotes?
        return from(html: html, leavingOut: &none)
    }

    /// The same without what is quoted.
    static func from(html: String, leavingOut quotes: inout HTMLQuotes) -> String {
        var some: HTMLQuotes? = quotes
        defer { quotes = some ?? quotes }
        return from(html: html, leavingOut: &some)
    }

    private static func from(html: String, leavingOut quotes: inout HTMLQuotes?) -> String {
        var writer = PlainTextWriter()
        guard let source = HTMLSource(Array(html.utf8), charset: .utf8) else { return html }
        var tokenizer = HTMLTokenizer(source.markup)
        var context = HTMLContext()
        var names = HTMLNames()
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let tag):
                let attributes = tokenizer.attributes
                let name = source.name(tag.name)
                func value(_ name: StaticString) -> String? {
                    source.attribute(name, attributes).map { String(decoding: source.value($0), as: UTF8.self) }
                }
                let model = context.start(
                    names.name(tag.name, in: source.markup),
                    isSelfClosing: tag.isSelfClosing,
                    attributes: source.pairs(attributes)
                )
                tokenizer.enter(tag, model, in: context)
                let isCitation = name == "blockquote" && value("type")?.lowercased() == "cite"
                quotes?.start(name, classes: value("class"), id: value("id"), isCitation: isCitation)
                if quotes?.isInside == true { continue }
                writer.start(name, href: value("href"), alt: value("alt"))
            case .endTag(let tag):
                let name = source.name(tag.name)
                context.end(names.name(tag.name, in: source.markup))
                tokenizer.allowsCharacterData = context.allowsCharacterData
                let isQuoted = quotes?.isInside == true
                quotes?.end(name)
                if !isQuoted { writer.end(name) }
            case .text(let run):
                if quotes?.isInside == true { continue }
                let decodes = run.model == .data || run.model == .escapableText
                let bytes = tokenizer.bytes[run.range]
                let text = decodes ? CharacterReferences.decode(bytes, inAttribute: false) : Array(bytes)
                writer.add(String(decoding: text, as: UTF8.self))
            case .comment, .doctype: break
            }
        }
        return writer.text
    }
}

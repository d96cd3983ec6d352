/// HTML of a few harmless elements, made of whatever somebody gives: what may stand in a mail, and on our own pages, unseen.
///
/// Text, paragraphs, emphasis, lists, headings, quotes and links stay; anything else goes, its text stays. Every element that
/// begins ends, so that it can stand amid other HTML.
package struct SafeHTML: Sendable {
    /// The HTML, without what is not harmless.
    package static func from(_ html: String) -> String {
        guard let source = HTMLSource(Array(html.utf8), charset: .utf8) else { return "" }
        var writer = SafeHTMLWriter()
        var tokenizer = HTMLTokenizer(source.markup)
        var context = HTMLContext()
        var names = HTMLNames()
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let tag):
                let attributes = tokenizer.attributes
                let isForeign = context.isForeign
                let model = context.start(
                    names.name(tag.name, in: source.markup),
                    isSelfClosing: tag.isSelfClosing,
                    attributes: source.pairs(attributes)
                )
                tokenizer.enter(tag, model, in: context)
                // Drawings have no words of their own that anybody wants in a text.
                guard !isForeign, !context.isForeign else { continue }
                let href = source.attribute("href", attributes).map {
                    String(decoding: source.value($0), as: UTF8.self)
                }
                writer.start(source.name(tag.name), href: href)
            case .endTag(let tag):
                let isForeign = context.isForeign
                context.end(names.name(tag.name, in: source.markup))
                tokenizer.allowsCharacterData = context.allowsCharacterData
                if !isForeign { writer.end(source.name(tag.name)) }
            case .text(let run):
                guard run.model == .data, !context.isForeign else { continue }
                let text = CharacterReferences.decode(tokenizer.bytes[run.range], inAttribute: false)
                writer.add(String(decoding: text, as: UTF8.self))
            case .comment, .doctype: break
            }
        }
        return writer.finish()
    }
}

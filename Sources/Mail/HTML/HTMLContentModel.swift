/// How the tokenizer reads what comes next; most elements hold ``data``, some nothing but text.
package enum HTMLContentModel: Hashable, Sendable {
    /// Tags, comments, text with character references.
    case data
    /// Text with character references until the end tag: `title`, `textarea`.
    case escapableText
    /// Text until the end tag: `style`, `xmp`, `iframe`, `noembed`, `noframes`.
    case rawText
    /// Like raw text, with the old rules about `<!--` inside `script`.
    case script
    /// Text up to the end of the document: `plaintext`.
    case plainText
    /// A `<![CDATA[` section, read only inside `svg` and `math`.
    case characterData

    /// What the content of an HTML element is, with scripts off as in mail programs.
    init(of element: HTMLElement) {
        self =
            switch element {
            case .title, .textarea: .escapableText
            case .style, .xmp, .iframe, .noembed, .noframes: .rawText
            case .script: .script
            case .plaintext: .plainText
            default: .data
            }
    }
}

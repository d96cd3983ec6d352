/// One piece of an HTML document as the tokenizer finds it.
///
/// Ranges are byte places in the document; nothing is decoded.
package enum HTMLToken: Hashable, Sendable {
    /// `<name …>`. The attributes stand in ``HTMLTokenizer/attributes`` until the next token is asked for.
    case startTag(HTMLTag)
    /// `</name …>`.
    case endTag(HTMLTag)
    /// `<!-- … -->`, or one of the things that browsers take for a comment.
    case comment(HTMLComment)
    /// `<!DOCTYPE …>`: the range from `<` to `>`.
    case doctype(Range<Int>)
    /// A run of text.
    case text(HTMLTextRun)

    /// The whole piece, from its first byte to behind its last.
    package var range: Range<Int> {
        switch self {
        case .startTag(let tag), .endTag(let tag): tag.range
        case .comment(let comment): comment.range
        case .doctype(let range): range
        case .text(let run): run.range
        }
    }
}

/// A start or end tag.
package struct HTMLTag: Hashable, Sendable {
    /// From `<` to behind `>`.
    package let range: Range<Int>
    /// The name as written.
    package let name: Range<Int>
    /// Written with `/>`.
    package let isSelfClosing: Bool
}

/// A comment or what counts as one.
package struct HTMLComment: Hashable, Sendable {
    /// From `<` to behind `>`, or to the end of a document that breaks off.
    package let range: Range<Int>
    /// What stands inside.
    package let content: Range<Int>
    /// False for `<!…>`, `<?…>` and `</…>` that are none by their form, such as `<![endif]>`.
    package let isProper: Bool
}

/// A run of text, which may hold character references.
package struct HTMLTextRun: Hashable, Sendable {
    /// The text itself.
    package let range: Range<Int>
    /// How it was read: it decides whether character references count.
    package let model: HTMLContentModel
}

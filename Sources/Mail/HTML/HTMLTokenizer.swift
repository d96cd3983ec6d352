/// Cuts an HTML document into tokens as the WHATWG standard (§13.2.5) says, on bytes and with places, so that what is
/// found can be replaced where it stands.
///
/// It decodes nothing and never fails: every document has tokens.
///
/// The bytes must be of a character set in which the ASCII bytes mean themselves. Which elements hold raw text is for
/// the caller to say through ``model``, since it depends on the tree; ``HTMLContext`` knows.
package struct HTMLTokenizer {
    /// The document.
    package let bytes: [UInt8]
    /// The attributes of the tag found last, in order, repeated names included (the first of a name counts).
    package var attributes: ArraySlice<HTMLAttribute> { found[..<foundCount] }
    /// How to read on.
    ///
    /// Set it after a start tag, before asking for the next token.
    package var model: HTMLContentModel = .data
    /// Whether `<![CDATA[` opens a section here: only inside `svg` and `math`.
    package var allowsCharacterData = false
    /// The name, in lower case, whose end tag closes raw text.
    package var rawTextName: [UInt8] = []

    /// Where a tag, comment or the like begins that the end of the document cut off.
    package private(set) var unfinished: Int?

    var position: Int
    let end: Int

    // What was found before is written over: to empty an array for each tag would cost more than to fill it.
    private var found: [HTMLAttribute] = []
    private var foundCount = 0

    /// Reads the document, or the part of it in `range`.
    package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        found.reserveCapacity(16)
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// The next token; nil at the end of the document.
    ///
    /// A tag that the end of the document cuts off is no token.
    package mutating func next() -> HTMLToken? {
        while position < end {
            let found: HTMLToken? =
                switch model {
                case .data: nextInData()
                case .plainText, .characterData: text(upTo: end)
                case .escapableText, .rawText, .script: nextInRawText()
                }
            if let found { return found }
        }
        return nil
    }

    @inline(__always)
    mutating func text(upTo place: Int) -> HTMLToken? {
        guard place > position else { return nil }
        defer { position = place }
        return .text(HTMLTextRun(range: position..<place, model: model))
    }

    private mutating func cutOff(at open: Int) -> Int {
        unfinished = open
        return end
    }

    // nil where nothing is to be told but the position has moved, as for "</>".
    private mutating func nextInData() -> HTMLToken? {
        var place = position
        if bytes[place] == ASCII.less {
            if beginsMarkup(at: place) { return markup(at: place) }
            place += 1
        }
        while let open = index(of: ASCII.less, from: place) {
            guard beginsMarkup(at: open) else {
                place = open + 1
                continue
            }
            return text(upTo: open)
        }
        // "</" is text only because nothing follows it.
        if bytes[position..<end].suffix(2).elementsEqual([ASCII.less, ASCII.slash]) { unfinished = end - 2 }
        return text(upTo: end)
    }

    private func beginsMarkup(at open: Int) -> Bool {
        guard open + 1 < end else { return false }
        let next = bytes[open + 1]
        if next == ASCII.slash { return open + 2 < end }
        return next.isLetter || next == ASCII.bang || next == ASCII.question
    }

    @inline(__always)
    private mutating func markup(at open: Int) -> HTMLToken? {
        switch bytes[open + 1] {
        case ASCII.bang: return declaration(at: open)
        case ASCII.question: return bogusComment(from: open, content: open + 1)
        case ASCII.slash:
            let next = bytes[open + 2]
            if next.isLetter { return tag(at: open, name: open + 2).map(HTMLToken.endTag) }
            guard next == ASCII.greater else { return bogusComment(from: open, content: open + 2) }
            position = open + 3
            return nil
        default: return tag(at: open, name: open + 1).map(HTMLToken.startTag)
        }
    }

    @inline(__always)
    func index(of byte: UInt8, from start: Int) -> Int? {
        start < end ? bytes.firstIndex(of: byte, in: start..<end) : nil
    }
}

// Tags: §13.2.5.6 to §13.2.5.40.
extension HTMLTokenizer {
    mutating func tag(at open: Int, name start: Int) -> HTMLTag? {
        foundCount = 0
        var place = start
        while place < end, !bytes[place].endsTagName { place += 1 }
        let name = start..<place
        while place < end {
            let byte = bytes[place]
            if byte == ASCII.greater { return finish(open: open, name: name, close: place, isSelfClosing: false) }
            if byte == ASCII.slash {
                place += 1
                if place < end, bytes[place] == ASCII.greater {
                    return finish(open: open, name: name, close: place, isSelfClosing: true)
                }
            } else if byte.isHTMLSpace {
                place += 1
            } else {
                place = attribute(at: place)
            }
        }
        // The document ends inside the tag: it is no token, and nothing follows.
        position = cutOff(at: open)
        return nil
    }

    private mutating func finish(open: Int, name: Range<Int>, close: Int, isSelfClosing: Bool) -> HTMLTag {
        position = close + 1
        return HTMLTag(range: open..<position, name: name, isSelfClosing: isSelfClosing)
    }

    private func skippingSpace(from start: Int) -> Int {
        var place = start
        while place < end, bytes[place].isHTMLSpace { place += 1 }
        return place
    }

    /// Reads one attribute and says where to read on; ``end`` where the document breaks off in it.
    private mutating func attribute(at start: Int) -> Int {
        // A name may begin with "=", and only begin.
        var place = start + 1
        while place < end, !bytes[place].endsTagName, bytes[place] != ASCII.equals { place += 1 }
        let name = start..<place
        let next = skippingSpace(from: place)
        guard next < end, bytes[next] == ASCII.equals else {
            add(HTMLAttribute(name: name, value: place..<place, quoting: .noValue))
            return next
        }
        return value(of: name, at: skippingSpace(from: next + 1))
    }

    @inline(__always)
    private mutating func add(_ attribute: HTMLAttribute) {
        if foundCount < found.count {
            found[foundCount] = attribute
        } else {
            found.append(attribute)
        }
        foundCount += 1
    }

    private mutating func value(of name: Range<Int>, at start: Int) -> Int {
        guard start < end else { return end }
        let first = bytes[start]
        if first == ASCII.greater {
            add(HTMLAttribute(name: name, value: start..<start, quoting: .noValue))
            return start
        }
        if first == ASCII.quote || first == ASCII.apostrophe {
            guard let close = index(of: first, from: start + 1) else { return end }
            let quoting: HTMLAttribute.Quoting = first == ASCII.quote ? .double : .single
            add(HTMLAttribute(name: name, value: (start + 1)..<close, quoting: quoting))
            return close + 1
        }
        var place = start
        while place < end, !bytes[place].isHTMLSpace, bytes[place] != ASCII.greater { place += 1 }
        add(HTMLAttribute(name: name, value: start..<place, quoting: .none))
        return place
    }
}

// Comments and the like: §13.2.5.41 to §13.2.5.71.
extension HTMLTokenizer {
    private mutating func declaration(at open: Int) -> HTMLToken {
        let rest = bytes[(open + 2)..<end]
        if rest.starts(with: [ASCII.dash, ASCII.dash]) { return comment(at: open) }
        if rest.startsIgnoringCase("doctype") {
            // In every state of a doctype, also inside its quotes, ">" ends it.
            position = index(of: ASCII.greater, from: open).map { $0 + 1 } ?? cutOff(at: open)
            return .doctype(open..<position)
        }
        if allowsCharacterData, rest.starts(with: Array("[CDATA[".utf8)) { return characterData(at: open) }
        return bogusComment(from: open, content: open + 2)
    }

    private mutating func bogusComment(from open: Int, content: Int) -> HTMLToken {
        let close = index(of: ASCII.greater, from: content)
        position = close.map { $0 + 1 } ?? cutOff(at: open)
        return .comment(HTMLComment(range: open..<position, content: content..<(close ?? end), isProper: false))
    }

    private mutating func comment(at open: Int) -> HTMLToken {
        let start = open + 4
        if start < end, bytes[start] == ASCII.greater {
            return comment(at: open, content: start..<start, close: start)
        }
        if start + 1 < end, bytes[start] == ASCII.dash, bytes[start + 1] == ASCII.greater {
            return comment(at: open, content: start..<start, close: start + 1)
        }
        var place = start
        while let close = index(of: ASCII.greater, from: place) {
            if close - 2 >= start, bytes[close - 1] == ASCII.dash, bytes[close - 2] == ASCII.dash {
                return comment(at: open, content: start..<(close - 2), close: close)
            }
            if close - 3 >= start, bytes[close - 1] == ASCII.bang, bytes[close - 2] == ASCII.dash,
                bytes[close - 3] == ASCII.dash
            {
                return comment(at: open, content: start..<(close - 3), close: close)
            }
            place = close + 1
        }
        return comment(at: open, content: start..<unclosedCommentEnd(from: start), close: cutOff(at: open) - 1)
    }

    private mutating func comment(at open: Int, content: Range<Int>, close: Int) -> HTMLToken {
        position = close + 1
        return .comment(HTMLComment(range: open..<position, content: content, isProper: true))
    }

    /// What looks like the beginning of the closing marks does not count as content when the document ends there.
    private func unclosedCommentEnd(from start: Int) -> Int {
        let content = bytes[start..<end]
        for (tail, count) in [("--!", 3), ("--", 2), ("-", 1)] where content.count >= count {
            if content.suffix(count).elementsEqual(tail.utf8) { return end - count }
        }
        return end
    }

    private mutating func characterData(at open: Int) -> HTMLToken {
        let start = open + 9
        var place = start
        while let close = index(of: ASCII.greater, from: place) {
            if close - 2 >= start, bytes[close - 1] == ASCII.rightBracket, bytes[close - 2] == ASCII.rightBracket {
                position = close + 1
                return .text(HTMLTextRun(range: start..<(close - 2), model: .characterData))
            }
            place = close + 1
        }
        position = cutOff(at: open)
        return .text(HTMLTextRun(range: min(start, end)..<end, model: .characterData))
    }
}

extension HTMLTokenizer {
    /// Reads on in the content of an element: what kind that is, and whether it stands in `svg` or `math`, the tree says.
    mutating func enter(_ tag: HTMLTag, _ model: HTMLContentModel, in context: HTMLContext) {
        self.model = model
        if model != .data { rawTextName = bytes[tag.name].map(\.lowered) }
        allowsCharacterData = context.allowsCharacterData
    }
}

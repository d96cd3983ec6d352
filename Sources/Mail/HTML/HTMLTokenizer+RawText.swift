// Raw text: §13.2.5.2 to §13.2.5.31.
extension HTMLTokenizer {
    mutating func nextInRawText() -> HTMLToken? {
        let close = model == .script ? endOfScript() : endTag(ofRawTextFrom: position)
        guard let close else { return text(upTo: end) }
        if close > position { return text(upTo: close) }
        model = .data
        return tag(at: close, name: close + 2).map(HTMLToken.endTag)
    }

    private func endTag(ofRawTextFrom start: Int) -> Int? {
        var place = start
        while let open = index(of: ASCII.less, from: place) {
            if isTag(rawTextName, at: open + 1, closing: true) { return open }
            place = open + 1
        }
        return nil
    }

    /// Whether a name stands at `place` (behind a slash if `closing`) and ends there as a tag's name does.
    private func isTag(_ name: [UInt8], at place: Int, closing: Bool) -> Bool {
        var start = place
        if closing {
            guard start < end, bytes[start] == ASCII.slash else { return false }
            start += 1
        }
        let behind = start + name.count
        guard !name.isEmpty, behind < end, bytes[behind].endsTagName else { return false }
        return zip(bytes[start..<behind], name).allSatisfy { $0.lowered == $1 }
    }

    // Inside "<!--" a "<script" hides the next "</script": script data (double) escaped states.
    private func endOfScript() -> Int? {
        let script = Array("script".utf8)
        var place = position
        var isEscaped = false
        var isDoublyEscaped = false
        while place < end {
            let byte = bytes[place]
            if byte == ASCII.less {
                if isTag(rawTextName, at: place + 1, closing: true), !isDoublyEscaped { return place }
                if isEscaped {
                    if isDoublyEscaped, isTag(script, at: place + 1, closing: true) {
                        isDoublyEscaped = false
                    } else if !isDoublyEscaped, isTag(script, at: place + 1, closing: false) {
                        isDoublyEscaped = true
                    }
                } else if bytes[place..<end].starts(with: Array("<!--".utf8)) {
                    isEscaped = true
                    place += 2
                    continue
                }
            } else if byte == ASCII.dash, isEscaped, place + 2 < end, bytes[place + 1] == ASCII.dash,
                bytes[place + 2] == ASCII.greater
            {
                isEscaped = false
                isDoublyEscaped = false
            }
            place += 1
        }
        return nil
    }
}

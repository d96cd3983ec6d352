import Fuzzing

@testable import Mail

/// Asks for all tokens of a document, and checks that they cover it: in order, without overlap, and with nothing between
/// them but what the standard drops.
struct TokenWalk {
    /// A number for the kind of each token and the places of all its parts, counted from the start of the range.
    private(set) var places: [[Int]] = []

    private let range: Range<Int>
    private var tokenizer: HTMLTokenizer
    private var context = HTMLContext()
    private var names = HTMLNames()
    /// Behind the last byte that is in a token.
    private var done: Int

    init(_ bytes: [UInt8], in part: Range<Int>? = nil, model: HTMLContentModel = .data, rawTextName: [UInt8] = []) {
        range = part ?? bytes.indices
        done = range.lowerBound
        tokenizer = HTMLTokenizer(bytes, in: part)
        tokenizer.model = model
        tokenizer.rawTextName = rawTextName
        while let token = tokenizer.next() { take(token) }
        let end = max(tokenizer.unfinished ?? range.upperBound, done)
        Fuzzer.expect(end <= range.upperBound && isDropped(done..<end), "bytes at the end are in no token")
    }

    private mutating func take(_ token: HTMLToken) {
        Fuzzer.expect(token.range.lowerBound >= done, "tokens overlap")
        Fuzzer.expect(token.range.upperBound <= range.upperBound, "a token reaches beyond the end")
        Fuzzer.expect(isDropped(done..<token.range.lowerBound), "bytes before a token are in none")
        Fuzzer.expect(places.count < range.count, "more tokens than bytes")
        done = token.range.upperBound
        switch token {
        case .startTag(let tag):
            check(tag)
            note(0, [tag.range, tag.name] + tokenizer.attributes.flatMap { [$0.name, $0.value] })
            let bytes = tokenizer.bytes
            let model = context.start(
                names.name(tag.name, in: bytes),
                isSelfClosing: tag.isSelfClosing,
                attributes: tokenizer.attributes.map { (Self.lowered(bytes[$0.name]), Self.lowered(bytes[$0.value])) }
            )
            tokenizer.enter(tag, model, in: context)
        case .endTag(let tag):
            check(tag)
            note(1, [tag.range, tag.name])
            context.end(names.name(tag.name, in: tokenizer.bytes))
            tokenizer.allowsCharacterData = context.allowsCharacterData
        case .comment(let comment):
            expect(comment.content, inside: comment.range, "the content of a comment")
            note(2, [comment.range, comment.content])
        case .doctype(let range):
            _ = HTMLDoctype(tokenizer.bytes, range: range)
            note(3, [range])
        case .text(let run):
            _ = CharacterReferences.decode(tokenizer.bytes[run.range], inAttribute: false)
            note(4, [run.range])
        }
    }

    private mutating func note(_ kind: Int, _ ranges: [Range<Int>]) {
        places.append([kind] + ranges.flatMap { [$0.lowerBound - range.lowerBound, $0.upperBound - range.lowerBound] })
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map(\.lowered), as: UTF8.self)
    }

    /// Whether these bytes are marks that make no token.
    private func isDropped(_ gap: Range<Int>) -> Bool {
        var rest = tokenizer.bytes[gap]
        while !rest.isEmpty {
            guard let mark = ["</>", "<![CDATA[", "]]>"].first(where: { rest.starts(with: $0.utf8) }) else {
                return false
            }
            rest = rest.dropFirst(mark.utf8.count)
        }
        return true
    }
}

// Tags.
extension TokenWalk {
    private func check(_ tag: HTMLTag) {
        let bytes = tokenizer.bytes
        Fuzzer.expect(bytes[tag.range.lowerBound] == ASCII.less, "a tag begins with something else")
        Fuzzer.expect(bytes[tag.range.upperBound - 1] == ASCII.greater, "a tag ends with something else")
        expect(tag.name, inside: tag.range, "the name of a tag")
        Fuzzer.expect(bytes[tag.name].first.map { $0.isLetter } ?? false, "the name of a tag begins with no letter")
        var behind = tag.name.upperBound
        for attribute in tokenizer.attributes {
            Fuzzer.expect(attribute.name.lowerBound >= behind && !attribute.name.isEmpty, "attributes overlap")
            Fuzzer.expect(attribute.value.lowerBound >= attribute.name.upperBound, "a value stands before its name")
            expect(attribute.value, inside: tag.range, "a value")
            check(attribute)
            _ = CharacterReferences.decode(bytes[attribute.value], inAttribute: true)
            behind = attribute.value.upperBound
        }
    }

    private func check(_ attribute: HTMLAttribute) {
        let around = [tokenizer.bytes[attribute.value.lowerBound - 1], tokenizer.bytes[attribute.value.upperBound]]
        switch attribute.quoting {
        case .double: Fuzzer.expect(around == [ASCII.quote, ASCII.quote], "a value stands in no double quotes")
        case .single:
            Fuzzer.expect(around == [ASCII.apostrophe, ASCII.apostrophe], "a value stands in no single quotes")
        case .none: Fuzzer.expect(!attribute.value.isEmpty, "a value without quotes is empty")
        case .noValue: Fuzzer.expect(attribute.value.isEmpty, "no value has bytes")
        }
    }

    private func expect(_ inner: Range<Int>, inside outer: Range<Int>, _ what: String) {
        let isInside = inner.lowerBound >= outer.lowerBound && inner.upperBound <= outer.upperBound
        Fuzzer.expect(isInside, "\(what) stands outside of its token")
    }
}

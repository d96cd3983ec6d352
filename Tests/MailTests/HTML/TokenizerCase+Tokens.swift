@testable import Mail

extension TokenizerCase {
    /// Our tokens for an input, started in a state of the standard's names.
    static func tokens(_ input: String, state: String, lastStartTag: String?) -> [Token] {
        // The standard turns line ends into line feeds before it begins (§13.2.3.5).
        let text = input.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var tokenizer = HTMLTokenizer(Array(text.utf8))
        tokenizer.rawTextName = Array((lastStartTag ?? "").utf8)
        tokenizer.allowsCharacterData = state == "CDATA section state"
        tokenizer.model =
            switch state {
            case "PLAINTEXT state": .plainText
            case "RCDATA state": .escapableText
            case "RAWTEXT state": .rawText
            case "Script data state": .script
            default: .data
            }
        if state == "CDATA section state" { tokenizer = inCharacterData(text) }
        var tokens: [Token] = []
        while let token = tokenizer.next() { append(token, of: tokenizer, to: &tokens) }
        return tokens
    }

    private static func inCharacterData(_ text: String) -> HTMLTokenizer {
        var tokenizer = HTMLTokenizer(Array(("<![CDATA[" + text).utf8))
        tokenizer.allowsCharacterData = true
        return tokenizer
    }

    private static func append(_ token: HTMLToken, of tokenizer: HTMLTokenizer, to tokens: inout [Token]) {
        let bytes = tokenizer.bytes
        func text(_ range: Range<Int>) -> String { replacingNUL(String(decoding: bytes[range], as: UTF8.self)) }
        func lowered(_ range: Range<Int>) -> String {
            replacingNUL(String(decoding: bytes[range].map(\.lowered), as: UTF8.self))
        }
        switch token {
        case .startTag(let tag):
            var attributes: [String: String] = [:]
            for attribute in tokenizer.attributes {
                let name = lowered(attribute.name)
                guard attributes[name] == nil else { continue }
                let value = CharacterReferences.decode(bytes[attribute.value], inAttribute: true)
                attributes[name] = replacingNUL(String(decoding: value, as: UTF8.self))
            }
            tokens.append(.startTag(lowered(tag.name), attributes, tag.isSelfClosing))
        case .endTag(let tag): tokens.append(.endTag(lowered(tag.name)))
        case .comment(let comment): tokens.append(.comment(text(comment.content)))
        case .doctype(let range):
            let doctype = HTMLDoctype(bytes, range: range)
            func part(_ bytes: [UInt8]?) -> String? { bytes.map { replacingNUL(String(decoding: $0, as: UTF8.self)) } }
            tokens.append(
                .doctype(
                    part(doctype.name),
                    part(doctype.publicID),
                    part(doctype.systemID),
                    isCorrect: !doctype.forcesQuirks
                )
            )
        case .text(let run): append(run, bytes, to: &tokens)
        }
    }

    private static func append(_ run: HTMLTextRun, _ bytes: [UInt8], to tokens: inout [Token]) {
        let decodes = run.model == .data || run.model == .escapableText
        let content =
            decodes ? CharacterReferences.decode(bytes[run.range], inAttribute: false) : Array(bytes[run.range])
        // In data and CDATA a NUL is left for the tree to deal with.
        let text = String(decoding: content, as: UTF8.self)
        let shown = run.model == .data || run.model == .characterData ? text : replacingNUL(text)
        guard !shown.isEmpty else { return }
        if case .characters(let before) = tokens.last {
            tokens[tokens.count - 1] = .characters(before + shown)
        } else {
            tokens.append(.characters(shown))
        }
    }

    private static func replacingNUL(_ text: String) -> String {
        text.replacing("\u{0}", with: "\u{FFFD}")
    }
}

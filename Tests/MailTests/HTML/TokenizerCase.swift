import Foundation
import Testing

@testable import Mail

/// One case of html5lib's tokenizer tests, and what our tokenizer makes of it in the same words.
struct TokenizerCase {
    enum Token: Equatable {
        case startTag(String, [String: String], Bool)
        case endTag(String)
        case comment(String)
        case characters(String)
        case doctype(String?, String?, String?, isCorrect: Bool)

        var isTag: Bool {
            switch self {
            case .startTag, .endTag: true
            default: false
            }
        }
    }

    let name: String
    let input: String
    let states: [String]
    let lastStartTag: String?
    let expected: [Token]

    static func read(_ file: URL) throws -> [TokenizerCase] {
        let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: file)) as? [String: Any]
        let tests = json?["tests"] ?? json?["xmlViolationTests"]
        return (tests as? [[String: Any]] ?? []).compactMap(TokenizerCase.init)
    }

    private init?(_ json: [String: Any]) {
        guard let input = json["input"] as? String, let output = json["output"] as? [[Any]] else { return nil }
        let isEscaped = json["doubleEscaped"] as? Bool ?? false
        func text(_ value: Any?) -> String? { (value as? String).map { isEscaped ? Self.unescaped($0) : $0 } }
        name = json["description"] as? String ?? ""
        self.input = isEscaped ? Self.unescaped(input) : input
        states = json["initialStates"] as? [String] ?? ["Data state"]
        lastStartTag = json["lastStartTag"] as? String
        expected = output.compactMap { token in
            switch token.first as? String {
            case "StartTag":
                let attributes = (token[2] as? [String: String] ?? [:]).map { (text($0) ?? "", text($1) ?? "") }
                let isSelfClosing = token.count > 3 && token[3] as? Bool == true
                return .startTag(text(token[1]) ?? "", Dictionary(uniqueKeysWithValues: attributes), isSelfClosing)
            case "EndTag": return .endTag(text(token[1]) ?? "")
            case "Comment": return .comment(text(token[1]) ?? "")
            case "Character": return .characters(text(token[1]) ?? "")
            case "DOCTYPE":
                return .doctype(text(token[1]), text(token[2]), text(token[3]), isCorrect: token[4] as? Bool ?? false)
            default: return nil
            }
        }
    }

    /// `\uXXXX` in cases that JSON could not carry otherwise.
    private static func unescaped(_ text: String) -> String {
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
            if unit == 0x5C, rest.first == 0x75, let value = UInt16(digits, radix: 16) {
                units.append(value)
                rest = rest.dropFirst(5)
            } else {
                units.append(unit)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}

internal import CPCRE2

/// One compiled pattern (PCRE2 with JIT where the machine allows it).
///
/// It belongs to one thread at a time.
final class AgentPattern {
    private let code: OpaquePointer
    private let replacement: [UInt8]?

    init(_ rule: AgentDefinitions.Rule) throws(AgentCatalogueError) {
        var error: CInt = 0
        var offset = 0
        let options: UInt32 = rule.flag == "i" ? PCRE2_CASELESS : 0
        let regex = Array(rule.regex.utf8)
        guard let code = pcre2_compile_8(regex, regex.count, options, &error, &offset, nil) else {
            throw .badPattern("\(rule.regex) at \(offset)")
        }
        // Where JIT is not to be had, matching goes on without it, three times slower.
        _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
        self.code = code
        replacement = rule.replacement.map { Array($0.utf8) }
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// The name that the pattern gives the agent; `nil` where it does not match, or only after too many steps.
    func name(in agent: UnsafeBufferPointer<UInt8>, using scratch: MatchScratch) -> String? {
        guard scratch.match(code, agent) else { return nil }
        guard let replacement else { return trimmed(scratch.group(1, of: agent)) }
        return trimmed(fill(replacement, from: agent, scratch)[...])
    }

    /// Puts groups in for `$1` to `$9`; a group that took no part is empty.
    private func fill(
        _ template: [UInt8],
        from agent: UnsafeBufferPointer<UInt8>,
        _ scratch: MatchScratch
    ) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < template.count {
            let digits = UInt8(ascii: "1")...UInt8(ascii: "9")
            if template[index] == UInt8(ascii: "$"), index + 1 < template.count, digits.contains(template[index + 1]) {
                result.append(contentsOf: scratch.group(Int(template[index + 1] - UInt8(ascii: "0")), of: agent))
                index += 2
            } else {
                result.append(template[index])
                index += 1
            }
        }
        return result
    }

    private func trimmed(_ name: some BidirectionalCollection<UInt8>) -> String {
        let start = name.drop { $0 == UInt8(ascii: " ") }
        let end = start.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { String(decoding: start[...$0], as: UTF8.self) } ?? ""
    }
}

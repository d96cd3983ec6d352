internal import CPCRE2

/// The memory a match needs, with limits on its steps, used again for each match.
///
/// It belongs to one thread at a time.
final class MatchScratch {
    private let data: OpaquePointer
    private let context: OpaquePointer
    private let stack: OpaquePointer?

    /// Groups beyond these are not asked for.
    private static let groups: UInt32 = 10
    /// Strangers choose the agents: a match that takes more steps is none.
    private static let stepLimit: UInt32 = 200_000

    init() throws(AgentCatalogueError) {
        guard let data = pcre2_match_data_create_8(Self.groups, nil) else { throw .badPattern("no memory") }
        guard let context = pcre2_match_context_create_8(nil) else {
            pcre2_match_data_free_8(data)
            throw .badPattern("no memory")
        }
        self.data = data
        self.context = context
        stack = pcre2_jit_stack_create_8(32 << 10, 512 << 10, nil)
        pcre2_jit_stack_assign_8(context, nil, stack.map(UnsafeMutableRawPointer.init))
        pcre2_set_match_limit_8(context, Self.stepLimit)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        if let stack { pcre2_jit_stack_free_8(stack) }
    }

    func match(_ code: OpaquePointer, _ agent: UnsafeBufferPointer<UInt8>) -> Bool {
        pcre2_match_8(code, agent.baseAddress, agent.count, 0, 0, data, context) >= 0
    }

    /// What a group of the last match took; empty where it took no part.
    func group(_ number: Int, of agent: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>.SubSequence {
        guard number < Int(pcre2_get_ovector_count_8(data)), let ovector = pcre2_get_ovector_pointer_8(data) else {
            return agent[0..<0]
        }
        let start = ovector[2 * number]
        let end = ovector[2 * number + 1]
        // A group that took no part has PCRE2_UNSET in both places, which comes out as -1.
        guard start >= 0, start <= end, end <= agent.count else { return agent[0..<0] }
        return agent[start..<end]
    }
}

internal import Foundation
internal import Tracking

/// What is told of a key.
struct KeyLine: Encodable {
    private let id: KeyID
    private let state: KeyState
    private let madeAt: Instant?
    /// Whether new mail is sealed with it.
    private let seals: Bool

    init(_ key: SealingKey, seals: Bool) {
        id = key.id
        state = key.state
        madeAt = key.madeAt
        self.seals = seals
    }

    /// For people, with tabs between.
    var words: String {
        let made = madeAt.map { "made \($0)" } ?? "made before that was noted"
        return "\(id)\t\(state)\t\(made)" + (seals ? "\tseals new mail" : "")
    }

    /// For programs, on one line.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case id, state, madeAt, seals
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id.rawValue, forKey: .id)
        try container.encode(state, forKey: .state)
        // Written as null where it is not known.
        try container.encode(madeAt, forKey: .madeAt)
        try container.encode(seals, forKey: .seals)
    }
}

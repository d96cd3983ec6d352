internal import Foundation
internal import Mail

/// What `inkling read` prints of a message.
struct InboundLine: Encodable {
    private let message: InboundMessage

    init(_ message: InboundMessage) {
        self.message = message
    }

    /// On one line, whose members are always the same.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case kind, inReplyTo, references, returnsOn, bounce, text
    }

    private enum BounceKeys: CodingKey {
        case recipient, status, permanent, reason, originalMessageId
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message.kind, forKey: .kind)
        // Written as null where there is none.
        try container.encode(message.inReplyTo, forKey: .inReplyTo)
        try container.encode(message.references, forKey: .references)
        try container.encode(message.returnsOn?.description, forKey: .returnsOn)
        try container.encode(message.text, forKey: .text)
        guard let bounce = message.bounces.first else { return try container.encodeNil(forKey: .bounce) }
        var nested = container.nestedContainer(keyedBy: BounceKeys.self, forKey: .bounce)
        try nested.encode(bounce.recipient, forKey: .recipient)
        try nested.encode(bounce.status.description, forKey: .status)
        try nested.encode(bounce.isPermanent, forKey: .permanent)
        try nested.encode(bounce.reason, forKey: .reason)
        try nested.encode(message.originalMessageID, forKey: .originalMessageId)
    }
}

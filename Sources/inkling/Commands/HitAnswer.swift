internal import Foundation
internal import Tracking

/// What `inkling judge` prints of a hit.
struct HitAnswer: Encodable {
    let id: Word
    let judgement: Judgement
    let device: Device
    let place: String?

    /// On one line, whose members are always the same.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case id, verdict, confidence, reasons, proxy, device, system, program, place
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(judgement.verdict, forKey: .verdict)
        try container.encode(judgement.confidence, forKey: .confidence)
        try container.encode(judgement.reasons, forKey: .reasons)
        // Written as null where it is not known.
        try container.encode(judgement.proxy?.lowercased(), forKey: .proxy)
        try container.encode(device.type, forKey: .device)
        try container.encode(device.system, forKey: .system)
        try container.encode(device.program, forKey: .program)
        try container.encode(place, forKey: .place)
    }
}

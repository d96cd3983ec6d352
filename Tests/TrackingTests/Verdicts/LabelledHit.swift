import Foundation

@testable import Tracking

/// One of the labelled hits that others collected.
struct LabelledHit: Decodable {
    let id: String
    let kind: String
    let agent: String
    let address: String?
    let number: UInt32?
    let accept: String?
    let delay: Int64
    let expected: Verdict?
    let unexpected: Verdict?
    let proxy: String?
    let notProxy: String?
    let device: DeviceType?

    private enum CodingKeys: String, CodingKey {
        case id, kind, accept, proxy, device
        case agent = "ua"
        case address = "ip"
        case number = "asn"
        case delay = "delay_ms"
        case expected = "expect"
        case unexpected = "expect_not"
        case notProxy = "expect_proxy_not"
    }

    static let file = "signals/hits-transcribed.jsonl"

    static func all() throws -> [LabelledHit] {
        try SharedData.lines(of: file).map { try JSONDecoder().decode(LabelledHit.self, from: Data($0.utf8)) }
    }

    /// The hit with what is known of it, as long after hand-over at noon as it says, or later.
    func observed(_ catalogue: AgentCatalogue, _ networks: NetworkTable) throws -> ObservedHit {
        let hit = try Samples.hit(
            at: Samples.noon + .milliseconds(delay),
            kind: kind == "open" ? .beacon : .link,
            address: address ?? "192.0.2.7",
            agent: agent,
            headers: HitHeaders(accept: accept)
        )
        return ObservedHit(
            hit: hit,
            agent: catalogue.reading(of: agent),
            network: networks.facts(of: hit.address, number: number)
        )
    }

    /// How a judgement disagrees with the label.
    func disagreement(_ found: Judgement, _ device: Device) -> String? {
        if let expected, found.verdict != expected {
            return "\(id): \(found.verdict), not \(expected): \(found.reasons)"
        }
        if found.verdict == unexpected { return "\(id): \(found.verdict)" }
        if let proxy, found.proxy?.lowercased() != proxy {
            return "\(id): proxy \(found.proxy ?? "none"), not \(proxy)"
        }
        if let notProxy, found.proxy?.lowercased() == notProxy { return "\(id): proxy \(notProxy)" }
        if let type = self.device, device.type != type { return "\(id): another device" }
        return nil
    }
}

import Foundation

@testable import Tracking

/// One of the labelled hits that others collected, as far as today's rules can look at it.
struct LabelledHit: Decodable {
    let id: String
    let kind: String
    let agent: String
    let address: String?
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
        case delay = "delay_ms"
        case expected = "expect"
        case unexpected = "expect_not"
        case notProxy = "expect_proxy_not"
    }

    static let file = "signals/hits-transcribed.jsonl"

    static func all() throws -> [LabelledHit] {
        try SharedData.lines(of: file).map { try JSONDecoder().decode(LabelledHit.self, from: Data($0.utf8)) }
    }

    /// What the rules say, and how it disagrees with the label.
    func disagreement(_ catalogue: AgentCatalogue) throws -> String? {
        let device = catalogue.device(agent: agent)
        let hit = try Samples.hit(
            kind: kind == "open" ? .beacon : .link,
            address: address ?? "192.0.2.7",
            agent: agent,
            headers: HitHeaders(accept: accept)
        )
        let copy = CopyFacts(
            handedOver: Samples.noon - .milliseconds(delay),
            isSandbox: false,
            isAddressedToSender: false,
            senderSessions: []
        )
        let family = catalogue.family(agent: agent)
        let found = Judge().judge(hit, device: device, agentFamily: family, copy: copy, neighbours: [])
        if let expected, found.verdict != expected { return "\(id): \(found.verdict), not \(expected)" }
        if found.verdict == unexpected { return "\(id): \(found.verdict)" }
        if let proxy, found.proxy?.lowercased() != proxy {
            return "\(id): proxy \(found.proxy ?? "none"), not \(proxy)"
        }
        if let notProxy, found.proxy?.lowercased() == notProxy { return "\(id): proxy \(notProxy)" }
        if let type = self.device, device.type != type { return "\(id): another device" }
        return nil
    }
}

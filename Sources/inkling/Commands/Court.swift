internal import Foundation
internal import Intake
internal import Tracking

/// Judges the hits of a file as intake judges those of the journal.
struct Court {
    let catalogue: AgentCatalogue
    let knowledge: NetworkKnowledge

    /// The day on which hits without a date are thought to have happened; only the distances count.
    private static let someDay = Instant(microseconds: 1_700_000_000_000_000)
    /// So long after hand-over a hit came of which nothing else is known.
    private static let usualDelay = Duration.seconds(3_600)

    /// The answers in the order of the hits; hits of the same copy are judged together, as far as it is known when they came.
    ///
    /// A time that is not known is near no other: it must not make bursts of hits that may be days apart.
    func judge(_ lines: [HitLine]) -> [HitAnswer] {
        var copies: [Word: [Int]] = [:]
        var groups: [[Int]] = []
        for (place, line) in lines.enumerated() {
            guard let copy = line.copy, isTimeKnown(of: line) else {
                groups.append([place])
                continue
            }
            copies[copy, default: []].append(place)
        }
        groups += copies.values
        var answers: [Int: HitAnswer] = [:]
        for group in groups {
            for (place, answer) in zip(group, judge(copy: group.map { lines[$0] })) { answers[place] = answer }
        }
        return lines.indices.compactMap { answers[$0] }
    }

    /// Collections of hits give an hour where their source tells no time.
    private func isTimeKnown(of line: HitLine) -> Bool {
        line.at != nil || (line.delay.map { $0 != Self.usualDelay } ?? false)
    }

    private func judge(copy lines: [HitLine]) -> [HitAnswer] {
        let handedOver = handOver(of: lines)
        var links: [Word: UInt16] = [:]
        let hits = lines.map { line in
            let next = UInt16(clamping: links.count + 1)
            let ordinal = line.link.map { links[$0, default: next] } ?? 0
            if let link = line.link { links[link] = ordinal }
            return observed(line, ordinal: ordinal, handedOver: handedOver ?? Self.someDay)
        }
        let facts = CopyFacts(
            handedOver: handedOver,
            isSandbox: false,
            isAddressedToSender: false,
            senderSessions: []
        )
        return zip(lines, zip(hits, Judge().judge(hits, of: facts))).map { line, judged in
            HitAnswer(
                id: line.id,
                judgement: judged.1,
                device: judged.0.agent.device,
                place: line.address.flatMap { knowledge.place(of: $0) }
            )
        }
    }

    /// The first hit that says when it came and how long after hand-over tells that of the copy.
    private func handOver(of lines: [HitLine]) -> Instant? {
        let told = lines.lazy.compactMap { line in
            if let at = line.at, let delay = line.delay { at - delay } else { nil }
        }
        if let told = told.first { return told }
        guard lines.contains(where: { $0.delay != nil }) else { return nil }
        return Self.someDay
    }

    private func observed(_ line: HitLine, ordinal: UInt16, handedOver: Instant) -> ObservedHit {
        let hit = Hit(
            at: line.at ?? handedOver + (line.delay ?? Self.usualDelay),
            kind: line.kind,
            copy: CopyReference(email: EmailID(uuid: Self.anyEmail), recipient: 0),
            ordinal: ordinal,
            method: line.method,
            address: line.address ?? .unspecified,
            agent: line.agent,
            headers: line.headers
        )
        return ObservedHit(
            hit: hit,
            agent: catalogue.reading(of: line.agent),
            network: knowledge.facts(of: line.address, number: line.number),
            isLinkKnown: line.kind != .link || line.link != nil,
            isHeadKnown: line.isHeadKnown
        )
    }

    private static let anyEmail = UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0))
}

import Engagement
import Foundation
import Intake
import Storage
import Testing
import Tracking

@Suite struct CopyJudgeTests {
    private let judge: CopyJudge
    private let copy = CopyReference(email: .new(at: Post.handOver), recipient: 0)
    private let facts = CopyFacts(
        handedOver: Post.handOver,
        isSandbox: false,
        isAddressedToSender: false,
        senderSessions: []
    )

    init() throws {
        let definitions = """
            user_agent_parsers:
              - regex: '(Chrome)/(\\d+)'
            os_parsers:
              - regex: '(Windows NT) 10'
                os_replacement: 'Windows'
            device_parsers:
              - regex: '(nothing at all)'
            """
        let table = try NetworkTable(
            "network,kind,owner,source,date\n203.0.113.0/24,scanner,Quill,test,2026-01-01",
            file: "networks.csv"
        )
        judge = CopyJudge(
            catalogue: try AgentCatalogue(definitions: Array(definitions.utf8)),
            networks: NetworkKnowledge(table: table)
        )
    }

    private func click(_ link: UInt16, after delay: Duration, address: String = "192.0.2.7") throws -> HitRun {
        HitRun(try hit(link, after: delay, address: address))
    }

    private func hit(_ link: UInt16, after delay: Duration, address: String = "192.0.2.7") throws -> Hit {
        Hit(
            at: Post.handOver + delay,
            kind: .link,
            copy: copy,
            ordinal: link,
            method: .get,
            address: try #require(NetworkAddress(address)),
            agent: Post.chrome,
            headers: HitHeaders()
        )
    }

    private func stored(_ hit: JudgedHit) -> StoredHit {
        let kept = Hit(
            at: hit.hit.at,
            kind: hit.hit.kind,
            copy: hit.hit.copy,
            ordinal: hit.hit.ordinal,
            method: hit.hit.method,
            address: hit.hit.address.network,
            agent: hit.hit.agent,
            headers: hit.hit.headers
        )
        return StoredHit(
            id: .new(at: hit.hit.at),
            hit: kept,
            verdict: hit.judgement.verdict,
            network: hit.network,
            isSenders: hit.isSenders
        )
    }

    @Test func aBurstCondemnsTheClicksBeforeIt() throws {
        let first = judge.judge(
            [try click(0, after: .seconds(3_600)), try click(1, after: .milliseconds(3_600_900))],
            stored: [],
            of: facts
        )
        #expect(first.judged.map(\.judgement.verdict) == [.human, .human])
        let kept = first.judged.map(stored)

        let second = judge.judge([try click(2, after: .milliseconds(3_601_500))], stored: kept, of: facts)

        #expect(second.judged.map(\.judgement.verdict) == [.machine])
        #expect(Set(second.rejudged.map(\.hit)) == Set(kept.map(\.id)))
        #expect(second.rejudged.allSatisfy { $0.judgement.verdict == .machine && $0.copy == copy })
    }

    @Test func whatTheNetworkToldOutlivesTheAddress() throws {
        let found = judge.judge([try click(0, after: .seconds(3_600), address: "203.0.113.9")], stored: [], of: facts)
        #expect(found.judged.map(\.network) == [NetworkFacts(owner: "Quill", kind: .scanner)])
        #expect(found.judged.map(\.judgement.verdict) == [.machine])

        let again = judge.judge([], stored: found.judged.map(stored), of: facts)

        #expect(again.rejudged.isEmpty)
    }

    @Test func theSendersOwnStaysTheirsWhenItIsJudgedAgain() throws {
        var known = facts
        let address = try #require(NetworkAddress("192.0.2.7"))
        known.senderSessions = [SessionTrace(address: address, agentFamily: "Chrome")]
        let found = judge.judge([try click(0, after: .seconds(3_600))], stored: [], of: known)
        #expect(found.judged.map(\.judgement.verdict) == [.own])
        #expect(found.judged.map(\.isSenders) == [true])

        let again = judge.judge([], stored: found.judged.map(stored), of: facts)

        #expect(again.rejudged.isEmpty)
    }

    @Test func aFloodIsNotJudgedAgain() throws {
        let flood = try (0..<StoredHit.limit).map { number in
            let hit = try hit(0, after: .seconds(3_600 + number))
            let judged = judge.judge([HitRun(hit)], stored: [], of: facts).judged
            return StoredHit(
                id: .new(at: hit.at),
                hit: hit,
                verdict: .machine,
                network: judged.first?.network ?? .unknown,
                isSenders: false
            )
        }

        #expect(judge.judge([], stored: flood, of: facts).rejudged.isEmpty)
        #expect(judge.judge([], stored: Array(flood.prefix(3)), of: facts).rejudged.count == 3)
    }
}

import Foundation
import Mail
import Tracking

/// Whole messages: parsed, rewritten, built, with sealed tokens, as the server does for each recipient.
struct MessageTurn {
    private let message: [UInt8]
    private let keys: KeyRing
    private let base: TrackingBase
    private let email: EmailID

    init(file: String) throws {
        message = try [UInt8](file: file)
        keys = try KeyRing(keys: [SealingKey.new(id: KeyID(rawValue: 1))])
        guard let base = TrackingBase("https://track.example"),
            let email = EmailID(bytes: (0..<16).map { UInt8($0) })
        else { throw Problem.usage }
        self.base = base
        self.email = email
    }

    /// Each copy from the message's bytes, as if every email had one recipient.
    func firstCopies(_ count: Int) throws -> Report {
        var report = Report()
        var length = 0
        var links = 0
        for number in 0..<count {
            try report.measure {
                let plan = try plan()
                links = plan.links.count
                length = try copy(of: plan, for: UInt16(truncatingIfNeeded: number)).count
            }
        }
        report.figures = [("bytes", message.count), ("written", length), ("links", links)]
        return report
    }

    /// One email to so many recipients: parsed once.
    func furtherCopies(_ count: Int) throws -> Report {
        let plan = try plan()
        var report = Report()
        var length = 0
        for number in 0..<count {
            try report.measure { length = try copy(of: plan, for: UInt16(truncatingIfNeeded: number)).count }
        }
        report.figures = [("bytes", message.count), ("written", length), ("links", plan.links.count)]
        return report
    }

    /// One copy of a large message, and the most memory that took.
    func memory() throws -> Report {
        var report = Report()
        var length = 0
        var links = 0
        try report.measure {
            let plan = try plan()
            links = plan.links.count
            length = try copy(of: plan, for: 0).count
        }
        report.figures = [
            ("bytes", message.count), ("written", length), ("links", links), ("peak", Report.peakMemory),
        ]
        return report
    }

    private func plan() throws -> CopyPlan {
        let message = try Message(message)
        if let obstacle = message.obstacle { throw Problem.notFollowed("\(obstacle)") }
        let keys = keys
        let rules = FollowingRules(
            restore: { url in
                guard case .link(_, let target)? = Self.token(in: url, keys: keys)?.content else { return nil }
                return target.original ?? Link.plainRaw(of: target.location)
            },
            isOwnBeacon: { url in Self.token(in: url, keys: keys)?.content == .beacon }
        )
        return try CopyPlan(message: message, rules: rules, missingMessageID: "0@x.example", missingDate: .now)
    }

    private static func token(in url: [UInt8], keys: KeyRing) -> Token? {
        guard let address = TrackingAddress(url: String(decoding: url, as: UTF8.self)) else { return nil }
        return try? keys.open(address.token.utf8)
    }

    private func copy(of plan: CopyPlan, for recipient: UInt16) throws -> [UInt8] {
        let copy = CopyReference(email: email, recipient: recipient)
        var nonces = NonceSequence()
        let beacon = base.url(
            for: .beacon,
            token: try keys.seal(Token(copy: copy, content: .beacon), nonces: &nonces)
        )
        var addresses: [UInt16: String] = [:]
        for link in plan.links {
            guard let target = LinkTarget(location: link.url, original: link.rawIsNeeded ? link.raw : nil) else {
                continue
            }
            let token = Token(copy: copy, content: .link(ordinal: link.ordinal, target: target))
            addresses[link.ordinal] = base.url(
                for: .link,
                token: try keys.seal(token, nonces: &nonces),
                hint: link.host
            )
        }
        return plan.followed(beacon: beacon) { addresses[$0.ordinal] ?? $0.url }
    }
}

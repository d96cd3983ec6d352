internal import Delivery
internal import Foundation
internal import Mail
internal import Tracking

/// Files followed and undone, written down for `scripts/verify-copies`.
struct CopyRecords {
    private(set) var bytes: [UInt8] = []
    /// What was wrong already here, by file.
    private(set) var problems: [String] = []
    private(set) var count = 0

    private let keys: KeyRing
    private let follower: FileFollower
    private let base: TrackingBase
    private let clock = ContinuousClock()

    /// No file may take longer (issue 3).
    private static let patience = Duration.seconds(2)

    init(base: TrackingBase) throws {
        keys = try KeyRing(keys: [.new(id: KeyID(rawValue: 1))])
        follower = FileFollower(keys: keys)
        self.base = base
    }

    /// Follows a file and takes note of it; what can't be read is passed over, as it is sent to nobody.
    mutating func add(_ file: [UInt8], name: String, form: FileForm) throws {
        let start = clock.now
        guard
            let followed = try? follower.follow(
                file,
                form: form,
                recipient: nil,
                base: base,
                now: Instant(microseconds: 1_800_000_000_000_000)
            )
        else { return }
        let undone = try follower.unfollow(followed.copy, form: form)
        let time = clock.now - start
        if time > Self.patience { problems.append("\(name): takes \(time)") }
        if followed.table.state == .on, form == .message {
            let again = try follower.follow(
                undone,
                form: form,
                recipient: nil,
                base: base,
                now: Instant(microseconds: 1_800_000_000_000_000)
            )
            if again.table.links.map(\.url) != followed.table.links.map(\.url) {
                problems.append("\(name): undone, it has other links")
            }
            let changes = followed.table.headerFields
            problems += try UndoneMessage(undone, of: file, changes: changes).problems.map { "\(name): \($0)" }
        }
        count += 1
        for run in [Array(name.utf8), Array(form.rawValue.utf8), file, followed.copy, undone] { append(run) }
        append(try table(followed.table))
    }

    /// The table with what each token holds.
    private func table(_ table: FollowingTable) throws -> [UInt8] {
        var json = try JSONSerialization.jsonObject(with: Data(try table.json())) as? [String: Any] ?? [:]
        var rows = json["links"] as? [[String: Any]] ?? []
        for (index, row) in table.links.enumerated() {
            guard let url = row.tracked, let address = TrackingAddress(url: url),
                case .link(row.ordinal, let target) = try keys.open(address.token.utf8).content
            else { continue }
            rows[index]["target"] = target.location
        }
        json["links"] = rows
        return Array(try JSONSerialization.data(withJSONObject: json))
    }

    private mutating func append(_ run: [UInt8]) {
        bytes += withUnsafeBytes(of: UInt32(run.count).littleEndian, Array.init)
        bytes += run
    }
}

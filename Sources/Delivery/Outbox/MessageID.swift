internal import Foundation
internal import Tracking

/// Makes the `Message-ID` of mail that has none (RFC 5322 §3.6.4).
enum MessageID {
    /// Random on the left, the sender's domain on the right, without angle brackets.
    static func new(domain: some StringProtocol, using generator: inout some RandomNumberGenerator) -> String {
        let left = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 36)
            return String(repeating: "0", count: 13 - digits.count) + digits
        }
        return left.joined() + "@" + domain
    }
}

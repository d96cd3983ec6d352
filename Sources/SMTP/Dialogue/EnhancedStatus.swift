/// An enhanced mail system status code, such as 5.7.1 (RFC 3463 §2).
package struct EnhancedStatus: Hashable, Sendable {
    /// 2 for success, 4 for what may pass, 5 for what will not.
    package let kind: Int
    /// What it is about, from 0 to 999.
    package let subject: Int
    /// What exactly, from 0 to 999.
    package let detail: Int

    /// Puts a code together.
    package init(_ kind: Int, _ subject: Int, _ detail: Int) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// Reads `5.7.1`; `nil` where the text is anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isDigit) }),
            let kind = Int(parts[0]), let subject = Int(parts[1]), let detail = Int(parts[2]),
            [2, 4, 5].contains(kind)
        else { return nil }
        self.init(kind, subject, detail)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension EnhancedStatus: CustomStringConvertible {
    /// As it stands in a reply.
    package var description: String { "\(kind).\(subject).\(detail)" }
}

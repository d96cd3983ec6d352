/// An enhanced status code (RFC 3463), such as `5.1.1`.
package struct DeliveryStatus: Hashable, Sendable, CustomStringConvertible {
    /// 2 for success, 4 for what may yet succeed, 5 for what will not.
    package let kind: Int
    /// What it is about: 1 addresses, 2 mailboxes, 3 systems, 4 the way, 5 the protocol, 6 the content, 7 policy.
    package let subject: Int
    /// What exactly.
    package let detail: Int

    /// As the standard writes it.
    package var description: String { "\(kind).\(subject).\(detail)" }

    init(_ kind: Int, _ subject: Int, _ detail: Int) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// Whether trying again would be in vain.
    var isPermanent: Bool { kind == 5 }

    /// Says no more than its class.
    var isVague: Bool { subject == 0 || subject > 7 }
}

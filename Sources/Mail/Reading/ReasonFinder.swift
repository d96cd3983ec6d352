/// Says why a message was not delivered: by its status code where that is exact, else by the words of the server.
enum ReasonFinder {
    static func reason(status: DeliveryStatus?, words: PhraseText) -> BounceReason {
        if let status, let exact = exact(status) { return exact }
        for (reason, phrases) in byWords where words.containsAny(phrases) { return reason }
        guard let status else { return .other }
        return vague[status.subject] ?? .other
    }

    /// The status that a reason stands for, where the report names none.
    static func status(of reason: BounceReason, isPermanent: Bool) -> DeliveryStatus {
        let kind = isPermanent ? 5 : 4
        return switch reason {
        case .userUnknown: DeliveryStatus(kind, 1, 1)
        case .inactive: DeliveryStatus(kind, 2, 1)
        case .mailboxFull: DeliveryStatus(kind, 2, 2)
        case .hostUnknown: DeliveryStatus(kind, 1, 2)
        case .unreachable: DeliveryStatus(kind, 4, 1)
        case .expired: DeliveryStatus(kind, 4, 7)
        case .tooLarge: DeliveryStatus(kind, 3, 4)
        case .spam, .policy, .rejected: DeliveryStatus(kind, 7, 1)
        case .delivered: DeliveryStatus(2, 0, 0)
        case .other: DeliveryStatus(kind, 0, 0)
        }
    }

    private static func exact(_ status: DeliveryStatus) -> BounceReason? {
        if status.kind == 2 { return .delivered }
        switch (status.subject, status.detail) {
        case (1, 1), (1, 3), (1, 6): return .userUnknown
        case (1, 2), (1, 10): return .hostUnknown
        case (2, 2): return .mailboxFull
        case (2, 3), (3, 4): return .tooLarge
        case (4, 7): return .expired
        case (7, 20...27): return .policy
        default: return nil
        }
    }

    /// What a subject of RFC 3463 §3 means where nothing else is said.
    private static let vague: [Int: BounceReason] = [
        1: .userUnknown, 2: .inactive, 3: .unreachable, 4: .unreachable, 5: .rejected, 6: .policy, 7: .policy,
    ]

    /// The first whose words occur counts, so what is more exact stands above.
    private static let byWords: [(BounceReason, [String])] = [
        (
            .mailboxFull,
            [
                "mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded", "exceeded quota",
                "exceeded storage", "exceeds the limit of mailbox", "insufficient storage", "disk quota", "quota",
                "mailfolder is full", "not enough storage", "exceeded the local limit", "account is full",
                "inbox is full",
                "postfach ist voll", "boîte aux lettres est pleine", "buzón lleno", "一杯", "mailbox size limit",
            ]
        ),
        (
            .tooLarge,
            [
                "message too large", "too large", "message size", "size limit", "exceeds maximum", "message too big",
                "size exceeds", "exceeds size", "mail size",
            ]
        ),
        (
            .hostUnknown,
            [
                "host unknown", "unknown host", "host not found", "domain not found", "no such domain",
                "name service error",
                "unrouteable mail domain", "unrouteable address", "couldn't find any host", "nxdomain", "no mx",
                "domain does not exist", "bad destination host", "host or domain name not found", "unknown domain",
                "illegal host", "host name lookup", "lookup failure", "does not receive mail", "domain name not found",
                "no route to host by name",
            ]
        ),
        (
            .inactive,
            [
                "disabled", "inactive", "suspended", "deactivated", "no longer in use", "account is closed",
                "expired account",
                "no longer available", "frozen", "no longer valid", "not active",
            ]
        ),
        (
            .userUnknown,
            [
                "user unknown", "unknown user", "no such user", "user not found", "unknown recipient",
                "recipient unknown",
                "no such recipient", "recipient not found", "no mailbox", "mailbox unavailable", "mailbox not found",
                "unknown mailbox", "invalid recipient", "invalid mailbox", "does not exist", "doesn't exist",
                "not listed",
                "address unknown", "unknown address", "unknown local", "no such address", "doesn't have a",
                "bad destination mailbox",
                "not a valid", "invalid user", "invalid address", "no account", "recipient not found", "見つかりません",
                "見つからない", "address rejected", "recipnotfound",
                "couldn't be found", "not known", "not exist", "no such person", "no valid recipients",
                "user is unknown",
                "unbekannt", "inconnu", "desconocido", "sconosciut", "存在しない", "不明", "no such mailbox",
                "addressee unknown",
            ]
        ),
        (
            .spam,
            [
                "spam", "blocklist", "blacklist", "black list", "block list", "blocked using", "reputation",
                "unsolicited",
                "virus", "malware", "junk", "rbl", "listed in", "listed by", "phish", "bulk mail", "content rejected",
            ]
        ),
        (
            .policy,
            [
                "policy", "dmarc", "spf", "dkim", "authentication", "not authenticated", "relaying denied",
                "relay access",
                "relay not permitted", "relaying", "not permitted", "not allowed", "unauthorized", "not authorized",
                "access denied", "permission", "too many", "rate limit", "greylist", "reverse dns", "not a member",
                "tls",
                "prohibited", "local policy",
            ]
        ),
        (
            .expired,
            [
                "expired", "too long", "retry time", "retry timeout", "gave up", "given up", "delivery time",
                "retry limit",
                "in queue", "failing for a long time", "not been collected", "could not be delivered for more than",
                "cannot send message for",
            ]
        ),
        (
            .unreachable,
            [
                "connection refused", "connection timed out", "timed out", "timeout", "no route to host", "unreachable",
                "lost connection", "couldn't connect", "unable to connect", "try again", "connect to", "temporarily",
                "not responding", "connection reset", "not reachable", "socket error", "could not be reached",
                "network error", "service unavailable", "loop", "dns",
            ]
        ),
        (.rejected, ["rejected", "refused", "denied", "blocked", "did not like", "reject", "拒否"]),
    ]
}

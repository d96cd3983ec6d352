internal import Storage
internal import Tracking

extension QueryItems {
    /// Which emails are asked for, and in which order.
    mutating func emailQuery(at now: Instant) -> EmailQuery {
        var query = EmailQuery(
            scope: choice("scope", of: [EmailQuery.Scope.mine, .all]) ?? .mine,
            followedOnly: truth("followed") ?? false,
            arrival: arrival(at: now),
            order: choice("order", of: EmailOrder.allCases) ?? .newest,
            text: line("text", upTo: 200) ?? "",
            isArchive: truth("archived") ?? false
        )
        for word in strings("status") {
            guard let status = EmailStatus(rawValue: word) else {
                let words = EmailStatus.allCases.map(\.rawValue).joined(separator: ", ")
                fault("status", "One of these is expected here: \(words).")
                continue
            }
            query.statuses.insert(status)
        }
        let isPlain = query.statuses.isEmpty && !query.followedOnly && query.arrival == nil && query.order == .newest
        if query.isArchive, !isPlain {
            fault("archived", "Archived emails are listed newest first, by scope and text alone. Leave out the rest.")
        }
        return query
    }

    /// What happened to an email, as a word.
    private enum Happened: String, CaseIterable {
        case bounced
        case answered
        case unanswered
        case unopened
    }

    private mutating func arrival(at now: Instant) -> EmailQuery.Arrival? {
        let happened = choice("happened", of: Happened.allCases)
        let days = unopenedDays()
        if days != nil, happened != .unopened {
            fault("days", "This says for how long nobody opened it: give happened=unopened with it.")
        }
        switch happened {
        case .bounced: return .bounced
        case .answered: return .answered
        case .unanswered: return .unanswered
        case .unopened: return .unopened(sentBy: now - .seconds((days ?? 0) * 86_400))
        case nil: return nil
        }
    }

    private mutating func unopenedDays() -> Int? {
        guard let text = string("days") else { return nil }
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let days = Int(text) else {
            fault("days", "A whole number of days is expected here.")
            return nil
        }
        return days
    }
}

internal import Engagement
internal import Storage
internal import Tracking

extension Members {
    /// Rules for what is known of people and accounts.
    static var nameRule: TextRule { .line(upTo: 200) }
    /// A phone number, before it is looked at closer.
    static var phoneRule: TextRule { .line(upTo: 50) }
    /// An address for letters.
    static var postalRule: TextRule { .text(upTo: 1_000) }

    /// A list of texts of one line each.
    mutating func lines(_ name: String, upTo count: Int, _ rule: TextRule) -> [String]? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value, values.count <= count else {
            fault(name, "A list of at most \(count) texts is expected here.")
            return nil
        }
        return values.enumerated().compactMap { offset, value in
            let problem: String?
            if case .string(let text) = value {
                problem = rule.problem(with: text)
                if problem == nil { return text }
            } else {
                problem = "A text is expected here."
            }
            add(Problem.Fault(pointer: place.element(offset).text, detail: problem ?? ""))
            return nil
        }
    }

    /// A list of ids.
    mutating func ids<Subject>(_ name: String, upTo count: Int, _ type: ID<Subject>.Type = ID<Subject>.self) -> [ID<
        Subject
    >]? {
        guard let texts = lines(name, upTo: count, .line(upTo: 100)), let (_, place) = value(name) else { return nil }
        return texts.enumerated().compactMap { offset, text in
            guard let id = ID<Subject>(text) else {
                add(Problem.Fault(pointer: place.element(offset).text, detail: "An id is expected here."))
                return nil
            }
            return id
        }
    }

    /// A day or `null`.
    mutating func nullableDay(_ name: String) -> Day?? {
        guard let given = nullableString(name, .line(upTo: 40)) else { return nil }
        guard let text = given else { return .some(nil) }
        guard let day = Day(text) else {
            fault(name, "A day such as 2026-12-01 is expected here, or null.")
            return nil
        }
        return .some(day)
    }

    /// An amount of money or `null`: `{"amount": "12500.00", "currency": "EUR"}`.
    mutating func nullableMoney(_ name: String) -> Money?? {
        guard let (value, place) = value(name) else { return nil }
        if case .null = value { return .some(nil) }
        do throws(Problem) {
            var members = try Members(value, at: place)
            let amount = members.required("amount", members.string("amount", .line(1, upTo: 40)))
            let currency = members.required("currency", members.string("currency", .line(1, upTo: 20)))
            try members.finish()
            guard let amount, let currency else { return nil }
            let code = try Self.value(at: place.member("currency")) { () throws(ValueProblem) in
                try Money.checkedCurrency(currency)
            }
            return try Self.value(at: place.member("amount")) { () throws(ValueProblem) in
                try Money(amount, currency: code)
            }
        } catch {
            for fault in error.faults { add(fault) }
            return nil
        }
    }

    private static func value<Value>(
        at place: JSONPointer,
        _ make: () throws(ValueProblem) -> Value
    ) throws(Problem) -> Value {
        do { return try make() } catch { throw .invalid(place.text, error.description) }
    }
}

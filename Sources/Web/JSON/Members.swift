internal import Foundation
internal import Tracking

/// Reads one JSON object member by member and collects everything that is wrong with it, so that it is told at once.
///
/// A member that nobody asked for is wrong as well: nothing that was typed is silently ignored.
struct Members {
    private let values: [String: JSONValue]
    private let place: JSONPointer
    private var asked: Set<String> = []
    private(set) var faults: [Problem.Fault] = []

    init(_ value: JSONValue, at place: JSONPointer = .root) throws(Problem) {
        guard case .object(let values) = value else { throw .invalid(place.text, "An object is expected here.") }
        self.values = values
        self.place = place
    }

    /// Ends the reading.
    ///
    /// - Throws: a problem that names everything that was wrong, unknown members included.
    mutating func finish() throws(Problem) {
        for name in values.keys.sorted() where !asked.contains(name) {
            fault(name, "There is no “\(name.prefix(100))” here. Take it out.")
        }
        if !faults.isEmpty { throw Problem(.invalid, faults: faults) }
    }

    /// Whether a member is there, be it `null`.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// Says that a member is wrong.
    mutating func fault(_ name: String, _ detail: String) {
        add(Problem.Fault(pointer: place.member(name).text, detail: detail))
    }

    /// Says what is wrong somewhere inside.
    mutating func add(_ fault: Problem.Fault) {
        faults.append(fault)
    }

    /// A member and its place; `nil` where it is missing.
    mutating func value(_ name: String) -> (value: JSONValue, place: JSONPointer)? {
        asked.insert(name)
        return values[name].map { ($0, place.member(name)) }
    }

    /// A member that must be there; where it is not, that is noted and `nil` returned.
    mutating func required<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil, values[name] == nil { fault(name, "This is missing.") }
        return value
    }
}

extension Members {
    /// A text.
    mutating func string(_ name: String, _ rule: TextRule) -> String? {
        guard let (value, _) = value(name) else { return nil }
        guard case .string(let text) = value else {
            fault(name, "A text is expected here.")
            return nil
        }
        if let problem = rule.problem(with: text) {
            fault(name, problem)
            return nil
        }
        return text
    }

    /// A text or `null`: the outer optional is empty where the member is missing, the inner one where it is `null`.
    mutating func nullableString(_ name: String, _ rule: TextRule) -> String?? {
        if case .null? = values[name] {
            asked.insert(name)
            return .some(nil)
        }
        return string(name, rule).map { .some($0) }
    }

    /// `true` or `false`.
    mutating func truth(_ name: String) -> Bool? {
        guard let (value, _) = value(name) else { return nil }
        guard case .truth(let truth) = value else {
            fault(name, "true or false is expected here.")
            return nil
        }
        return truth
    }

    /// A whole number within bounds.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let (value, _) = value(name) else { return nil }
        guard case .integer(let integer) = value, range.contains(integer) else {
            fault(name, "A whole number from \(range.lowerBound) to \(range.upperBound) is expected here.")
            return nil
        }
        return integer
    }

    /// One of several words.
    mutating func choice<Choice: RawRepresentable>(_ name: String, of choices: [Choice]) -> Choice?
    where Choice.RawValue == String {
        guard let (value, _) = value(name) else { return nil }
        guard case .string(let text) = value, let choice = choices.first(where: { $0.rawValue == text }) else {
            fault(name, "One of these is expected here: \(choices.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return choice
    }

    /// An id.
    mutating func id<Subject>(_ name: String) -> ID<Subject>? {
        guard let (value, _) = value(name) else { return nil }
        guard case .string(let text) = value, let id = ID<Subject>(text) else {
            fault(name, "An id such as 01980000-0000-7000-8000-000000000000 is expected here.")
            return nil
        }
        return id
    }

    /// An id or `null`: the outer optional is empty where the member is missing, the inner one where it is `null`.
    mutating func nullableID<Subject>(_ name: String) -> ID<Subject>?? {
        guard let (value, _) = value(name) else { return nil }
        if case .null = value { return .some(nil) }
        return id(name).map { .some($0) }
    }

    /// A moment in RFC 3339.
    mutating func instant(_ name: String) -> Instant? {
        guard let (value, _) = value(name) else { return nil }
        guard case .string(let text) = value, let instant = RFC3339.instant(text) else {
            fault(name, "A date and time such as 2026-12-01T08:00:00Z is expected here.")
            return nil
        }
        return instant
    }
}

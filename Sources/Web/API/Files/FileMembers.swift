internal import Engagement
internal import Tracking

extension QueryItems {
    /// The name of a file, which must be there.
    mutating func fileName(_ name: String) -> String? {
        guard let text = string(name) else {
            fault(name, "This is missing.")
            return nil
        }
        guard let problem = FileName.problem(with: text) else { return text }
        fault(name, problem)
        return nil
    }
}

extension Members {
    /// The name of a file.
    mutating func fileName(_ name: String) -> String? {
        guard let text = string(name, .text(upTo: FileName.maximumLength)) else { return nil }
        guard let problem = FileName.problem(with: text) else { return text }
        fault(name, problem)
        return nil
    }

    /// A moment or `null`: the outer optional is empty where the member is missing, the inner one where it is `null`.
    mutating func nullableInstant(_ name: String) -> Instant?? {
        guard let (value, _) = value(name) else { return nil }
        if case .null = value { return .some(nil) }
        return instant(name).map { .some($0) }
    }
}

internal import Engagement
internal import Hummingbird
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

extension Request {
    /// When the change of a file was that the body's `undo` takes back, which names what that change answered.
    func moment(ofChanging file: FileID, by deed: String) async throws -> Instant {
        var members = try Members(try await json())
        let undo = members.required("undo", members.string("undo", .line(upTo: 64)))
        let place: (at: Instant, id: FileID)? = undo.flatMap { CursorText.place($0) }
        if undo != nil, place == nil { members.fault("undo", "Give what \(deed) answered, unchanged.") }
        try members.finish()
        guard let place, place.id == file else { throw Problem(.notFound) }
        return place.at
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

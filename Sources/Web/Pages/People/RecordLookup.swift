internal import Storage
internal import Tracking

/// Finds the record that somebody means who chose it from a list, or typed its name.
struct RecordLookup {
    let store: Store

    /// What was meant.
    enum Finding {
        case nothing
        case found(RecordReference)
        case wrong(String)
    }

    /// Finds it: by its id where that is still the one of that name, else by the name, address or domain.
    func find(_ typed: String, picked id: RecordID?, among kinds: Set<RecordKind>) async throws -> Finding {
        let text = typed.trimmed
        guard !text.isEmpty else { return .nothing }
        if let id, let record = try await store.record(id), record.name == text, kinds.contains(record.record.kind) {
            return .found(record)
        }
        let found = try await store.records(named: text, among: kinds)
        guard let first = found.first else {
            return .wrong("Nothing here is called “\(text.prefix(80))”. Choose from the list, or add it first.")
        }
        guard found.count == 1 else {
            return .wrong("Several have this name. Choose one from the list, or write its address or domain.")
        }
        return .found(first)
    }
}

extension RecordLookup.Finding {
    /// The account that was meant; `nil` where none was.
    var account: AccountReference? {
        if case .found(let reference) = self, case .account(let id) = reference.record {
            AccountReference(id, name: reference.name)
        } else {
            nil
        }
    }
}

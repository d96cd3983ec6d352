internal import Mail
internal import Tracking

extension Draft {
    /// Refuses what must not be kept even in a draft.
    func checkLimits() throws(StoreError) {
        let count = to.count + cc.count + bcc.count
        guard count <= Self.maximumRecipients else {
            throw .tooManyRecipients(limit: Self.maximumRecipients, given: count)
        }
        // RFC 5322 §2.2: a line break in a header field's body would begin another field.
        guard subject.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control || $0 == "\t" }) else {
            throw .invalid(field: "subject", problem: "Line breaks and control characters are not allowed here.")
        }
        try reminder?.checkNote()
    }

    /// What lists are searched in.
    var searchText: String {
        let names = recipients.map { "\($0.address.name ?? "") \($0.address.address)" }
        return ([subject] + names).joined(separator: " ").searchable
    }
}

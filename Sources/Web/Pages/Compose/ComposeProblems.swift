internal import Storage

/// What is wrong with an email that was typed, each beside its place.
struct ComposeProblems {
    var from: String?
    var to: String?
    var cc: String?
    var bcc: String?
    var subject: String?
    var sendAt: String?
    var reminder = ReminderFaults()
    var regarding: String?
    var general: String?

    static let none = ComposeProblems()

    var isEmpty: Bool {
        [from, to, cc, bcc, subject, sendAt, regarding, general].allSatisfy { $0 == nil } && reminder.isEmpty
    }

    /// Puts what storage refused beside its place.
    mutating func take(_ error: StoreError) {
        if let faults = ReminderFaults(error) {
            reminder = faults
            return
        }
        switch error {
        case .senderNotAllowed: from = error.description
        case .noRecipients, .tooManyRecipients, .invalid(field: "to", _): to = error.description
        case .invalid(field: "cc", _): cc = error.description
        case .invalid(field: "bcc", _): bcc = error.description
        case .invalid(field: "subject", _): subject = error.description
        case .invalid(field: "regarding", _): regarding = error.description
        default: general = error.description
        }
    }
}

extension StoreError {
    /// Whether whoever typed it can do something about it.
    var isForTypist: Bool {
        switch self {
        case .noRecipients, .tooManyRecipients, .invalid, .senderNotAllowed, .versionConflict, .scheduled: true
        default: false
        }
    }
}

/// What storage refuses, as far as somebody can act on it.
///
/// The descriptions are for people and name no values.
package enum StoreError: Error, Hashable {
    /// It does not exist, or the viewer may not know that it does.
    case notFound
    /// Another user or contact has this address.
    case addressTaken
    /// Somebody changed it since that version was read; `current` is what it is now.
    case versionConflict(current: Int)
    /// It was sent already, so it can't be changed, sent or deleted.
    case notADraft
    /// It waits for its time, so it can't be changed until it is a draft again.
    case scheduled
    /// It has nobody to be sent to.
    case noRecipients
    /// It has more recipients than are allowed.
    case tooManyRecipients(limit: Int, given: Int)
    /// It is larger than is allowed: which limit, and the remedy, as a sentence.
    case tooLarge(problem: String)
    /// The `From` address given is none that this seller may send from.
    case senderNotAllowed(String)
    /// A value can't be stored: which one, and what is wrong with it as a sentence.
    case invalid(field: String, problem: String)
    /// The viewer may look at it, but only its seller may do that.
    case notYours
    /// The idempotency key was used for another request before.
    case idempotencyMismatch
    /// The data was written by a newer program; both are numbers of migrations.
    case dataTooNew(found: Int, known: Int)
    /// The database below failed.
    case storage(DatabaseError)

    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self = .storage(error)
        case is CancellationError: self = .storage(.cancelled)
        default: self = .storage(.failed(String(describing: type(of: error))))
        }
    }
}

extension StoreError {
    /// Whether the data themselves are to blame: trying the same again would fail the same, today and tomorrow.
    package var isLasting: Bool {
        switch self {
        case .storage(.notUnique), .storage(.ruleBroken), .storage(.unexpectedColumn): true
        default: false
        }
    }
}

extension StoreError: CustomStringConvertible {
    /// A sentence for people, with the remedy where there is one.
    package var description: String {
        switch self {
        case .notFound: "There is no such thing here."
        case .addressTaken: "Somebody else has this address already."
        case .versionConflict: "This was changed in another window. Load it again to see the changes."
        case .notADraft: "This email was sent already, so it can’t be changed any more."
        case .scheduled: "This email is scheduled. Make it a draft again to change it."
        case .noRecipients: "This email has no recipients. Add at least one."
        case .tooManyRecipients(let limit, let given):
            "This email has \(given) recipients; at most \(limit) are allowed. Send it in several parts."
        case .senderNotAllowed: "You may not send from this address. Choose one of your own."
        case .invalid(_, let problem), .tooLarge(let problem): problem
        case .notYours: "Only the seller whose this is can do that."
        case .idempotencyMismatch: "This idempotency key was used for another request. Make a new one."
        case .dataTooNew(let found, let known):
            "The data was written by a newer version of Inkling (data \(found), program \(known)). Install that version."
        case .storage(let error): error.description
        }
    }
}

internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import NIOHTTP1
internal import Storage

extension Problem {
    /// Makes a problem of whatever was thrown: the one place where errors of other parts become answers.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self.init(store: error)
        case let error as SubmissionError: self.init(submission: error)
        case let error as ObjectStoreError: self.init(objects: error)
        case let error as PasswordError: self.init(password: error)
        // Whoever asked went away in the middle of it, or never spoke HTTP.
        case is HTTPParserError: self.init(.malformed, "The request ended before all of it came. Try again.")
        case let error as any HTTPResponseError: self.init(status: error.status)
        default: self.init(.failed)
        }
    }

    private init(store error: StoreError) {
        switch error {
        case .notFound: self.init(.notFound)
        case .addressTaken: self.init(.addressTaken)
        case .versionConflict: self.init(.changedElsewhere)
        case .notADraft: self.init(.alreadySent)
        case .noRecipients, .scheduled: self.init(.doesNotFit, error.description)
        case .tooManyRecipients: self = .invalid("/to", error.description)
        case .senderNotAllowed:
            self.init(
                .senderNotAllowed,
                error.description,
                faults: [Fault(pointer: "/from/address", detail: error.description)]
            )
        // What is wrong with the thing itself that the path names, not with the request.
        case .invalid("id", let problem): self.init(.doesNotFit, problem)
        case .invalid(let field, let problem): self = .invalid("/\(field)", problem)
        case .tooLarge(let problem): self.init(.tooLarge, problem)
        case .notYours: self.init(.notAllowed, error.description)
        case .idempotencyMismatch: self.init(.keyUsedOtherwise)
        case .storage(.busy), .storage(.moved): self.init(.busy, headers: [.retryAfter: "1"])
        case .storage, .dataTooNew: self.init(.failed)
        }
    }

    private init(objects error: ObjectStoreError) {
        switch error {
        case .tooLarge: self.init(.tooLarge, error.description)
        case .full: self.init(.noRoom)
        case .missing: self.init(.notFound, error.description)
        case .closed, .failed: self.init(.failed)
        }
    }

    private init(submission error: SubmissionError) {
        let kind: ProblemKind =
            switch error {
            case .tooLarge: .tooLarge
            case .noSender, .senderNotAllowed: .senderNotAllowed
            default: .invalid
            }
        let faults = error.place.map { [Fault(pointer: "/\($0.lowercased())", detail: error.description)] } ?? []
        self.init(kind, error.description, faults: faults)
    }

    private init(password error: PasswordError) {
        switch error {
        case .tooShort, .tooLong: self = .invalid("/password", error.description)
        case .busy: self.init(.busy, error.description, headers: [.retryAfter: "1"])
        case .unknownHash, .failed: self.init(.failed)
        }
    }

    private init(status: HTTPResponse.Status) {
        switch status {
        case .notFound: self.init(.notFound)
        case .contentTooLarge: self.init(.tooLarge)
        case .unsupportedMediaType: self.init(.wrongContentType)
        case .badRequest, .unprocessableContent: self.init(.malformed)
        default: self.init(.failed)
        }
    }
}

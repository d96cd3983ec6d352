internal import HTTPTypes

/// Every way in which a request can fail, with its stable name (RFC 9457 §3.1.1), status and title.
enum ProblemKind: String, CaseIterable, Sendable {
    case malformed
    case notSignedIn = "not-signed-in"
    case wrongFormToken = "wrong-form-token"
    case notAllowed = "not-allowed"
    case senderNotAllowed = "sender-not-allowed"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case addressTaken = "address-taken"
    case changedElsewhere = "changed-elsewhere"
    case doesNotFit = "does-not-fit"
    case alreadySent = "already-sent"
    case beingAnswered = "being-answered"
    case shownOnce = "shown-once"
    case tooLarge = "too-large"
    case wrongContentType = "wrong-content-type"
    case invalid
    case keyUsedOtherwise = "key-used-otherwise"
    case tooManyAttempts = "too-many-attempts"
    case tooManyStreams = "too-many-streams"
    case failed
    case busy
    case noRoom = "no-room"

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .notSignedIn: .unauthorized
        case .wrongFormToken, .notAllowed, .senderNotAllowed: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .addressTaken, .changedElsewhere, .doesNotFit, .alreadySent, .beingAnswered, .shownOnce: .conflict
        case .tooLarge: .contentTooLarge
        case .wrongContentType: .unsupportedMediaType
        case .invalid, .keyUsedOtherwise: .unprocessableContent
        case .tooManyAttempts, .tooManyStreams: .tooManyRequests
        case .failed: .internalServerError
        case .busy: .serviceUnavailable
        // RFC 4918 §11.5.
        case .noRoom: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }

    /// What happened, in one line that is the same each time.
    var title: String {
        switch self {
        case .malformed: "The request can’t be read"
        case .notSignedIn: "Log in first"
        case .wrongFormToken: "This form is too old"
        case .notAllowed: "You may not do that"
        case .senderNotAllowed: "You may not send from this address"
        case .notFound: "There is nothing here"
        case .methodNotAllowed: "This can’t be done here"
        case .addressTaken: "Somebody else has this address"
        case .changedElsewhere: "It was changed in another window"
        case .doesNotFit: "It does not fit what is there already"
        case .alreadySent: "This email was sent already"
        case .beingAnswered: "This request is being answered already"
        case .shownOnce: "This was made already, and its secret is shown only once"
        case .tooLarge: "This is too large"
        case .wrongContentType: "This content type is not understood here"
        case .invalid: "Something in the request is not right"
        case .keyUsedOtherwise: "This idempotency key was used for another request"
        case .tooManyAttempts: "Too many attempts"
        case .tooManyStreams: "Too many live streams are open"
        case .failed: "Something went wrong on our side"
        case .busy: "The server is busy"
        case .noRoom: "The disk of the server is full"
        }
    }
}

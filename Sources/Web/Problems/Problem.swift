internal import HTTPTypes

/// Why a request is refused: thrown by any handler, answered by ``ProblemGate`` as a problem document or a page.
struct Problem: Error, Hashable, Sendable {
    /// Which.
    let kind: ProblemKind
    /// What happened this time and what to do, for people.
    let detail: String
    /// Which values are wrong, each with its remedy.
    let faults: [Fault]
    /// Headers that belong to the answer, such as `Retry-After`.
    let headers: HTTPFields

    init(_ kind: ProblemKind, _ detail: String? = nil, faults: [Fault] = [], headers: HTTPFields = [:]) {
        self.kind = kind
        self.detail = detail ?? kind.usualDetail
        self.faults = faults
        self.headers = headers
    }

    /// One wrong value.
    struct Fault: Hashable, Sendable {
        /// Where it stands: a JSON pointer (RFC 6901) into the body, or `?name` for a query parameter.
        let pointer: String
        /// What is wrong and what would be right.
        let detail: String
    }

    /// One wrong value.
    static func invalid(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalid, detail, faults: [Fault(pointer: pointer, detail: detail)])
    }
}

extension ProblemKind {
    /// What is said where nothing more is known.
    var usualDetail: String {
        switch self {
        case .malformed: "The request is not well formed. Nothing was changed."
        case .notSignedIn: "Your session has ended, or you have not logged in yet. Log in and try again."
        case .wrongFormToken: "This form is too old; nothing was lost, go back and try again."
        case .notAllowed: "Only an administrator can do that. Ask one."
        case .senderNotAllowed: "Choose one of your own addresses."
        case .notFound: "It does not exist, was deleted, or is somebody else’s."
        case .methodNotAllowed: "The header Allow names what can be done here."
        case .addressTaken: "Choose another address, or change the one who has it."
        case .changedElsewhere: "Load it again to see the changes, then make yours."
        case .doesNotFit: "Nothing was changed. Take something out first."
        case .alreadySent:
            "What was sent can’t be changed, sent again or deleted. What it is about still can be: give “regarding” alone."
        case .beingAnswered: "Wait a moment and ask again."
        case .shownOnce: "Make another one if the secret was lost."
        case .tooLarge: "Make it smaller and try again. Nothing was changed."
        case .wrongContentType: "Send it in one of the content types that the API document names."
        case .invalid: "Nothing was changed. Mend what is named and try again."
        case .keyUsedOtherwise: "Make a new key for every new request."
        case .tooManyAttempts: "Wait a little and try again."
        case .tooManyStreams: "Close some windows and try again."
        case .failed: "Nothing you typed is lost. Try again in a moment."
        case .busy: "Try again in a moment."
        case .noRoom: "Nothing was stored. Tell your administrator, and try again later."
        }
    }
}

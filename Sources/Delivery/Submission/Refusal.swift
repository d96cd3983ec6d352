internal import SMTP
internal import Storage

/// Why a message is not taken, and what the mail program is told.
struct Refusal: Error {
    /// Which of both it was.
    enum Cause {
        case message(SubmissionError)
        case storage(StoreError)
    }

    let cause: Cause

    init(_ error: SubmissionError) {
        cause = .message(error)
    }

    init(_ error: StoreError) {
        cause = .storage(error)
    }

    var reply: SMTP.Reply {
        switch cause {
        case .message(let error): SMTP.Reply(error)
        case .storage(let error): SMTP.Reply(error)
        }
    }
}

extension SMTP.Reply {
    /// What a mail program is told of a message that can't be taken (RFC 3463).
    init(_ error: SubmissionError) {
        let (code, status) =
            switch error {
            case .tooLarge: (552, EnhancedStatus(5, 3, 4))
            case .tooManyRecipients: (452, EnhancedStatus(4, 5, 3))
            case .senderNotAllowed, .noSender: (550, EnhancedStatus(5, 7, 1))
            case .unreadableRecipient, .noRecipients: (554, EnhancedStatus(5, 1, 3))
            case .unreadable, .strayControl, .repeated, .neitherYesNorNo, .noMoment, .noReminder, .noTemplate,
                .noRecord, .unknownHeader:
                (554, EnhancedStatus(5, 6, 0))
            }
        self.init(code, status, error.description.plainForReply)
    }

    /// What a mail program is told where storage refuses, or is away.
    init(_ error: StoreError) {
        let (code, status) =
            switch error {
            case .senderNotAllowed: (550, EnhancedStatus(5, 7, 1))
            case .tooLarge: (552, EnhancedStatus(5, 3, 4))
            case .tooManyRecipients: (452, EnhancedStatus(4, 5, 3))
            case .noRecipients: (554, EnhancedStatus(5, 1, 3))
            case .invalid: (554, EnhancedStatus(5, 6, 0))
            default: (451, EnhancedStatus(4, 3, 0))
            }
        // What the trouble with storage is concerns nobody outside.
        let text = code == 451 ? "The message can't be kept at the moment; try again later" : error.description
        self.init(code, status, text.plainForReply)
    }

    static let notLoggedIn = SMTP.Reply(530, EnhancedStatus(5, 7, 0), "Log in first, with AUTH")
    static let senderNotAllowed = SMTP.Reply(
        550,
        EnhancedStatus(5, 7, 1),
        "You may not send from this address; set one of your own in the mail program"
    )
    static let wrongLogIn = SMTP.Reply(
        535,
        EnhancedStatus(5, 7, 8),
        "Name or password is wrong; the name is your address, the password is made in Inkling under Settings, Mail programs"
    )
    static let logInAway = SMTP.Reply(
        454,
        EnhancedStatus(4, 7, 0),
        "Nobody can be let in at the moment; try again later"
    )

    static func logInTooOften(_ wait: Duration) -> SMTP.Reply {
        let seconds = max(1, Int((wait / .seconds(1)).rounded(.up)))
        return SMTP.Reply(454, EnhancedStatus(4, 7, 0), "Too many attempts; try again in \(seconds) seconds")
    }
}

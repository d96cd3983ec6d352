internal import Engagement
package import Mail
internal import Tracking

/// Why a whole message is not taken: where the fault stands, and what to do.
package enum SubmissionError: Error, Hashable, Sendable {
    /// It can't be read at all.
    case unreadable(MessageError)
    /// It has more bytes than that.
    case tooLarge(limit: Int)
    /// A lone carriage return or a NUL stands in its header.
    case strayControl
    /// A header field that may stand there once stands there several times.
    case repeated(header: String)
    /// It has no `From` that can be read.
    case noSender
    /// That field names somebody who is not the user.
    case senderNotAllowed(header: String)
    /// What stands among its recipients is no address.
    case unreadableRecipient(String)
    /// It names nobody to send it to.
    case noRecipients
    /// It has more recipients than are allowed.
    case tooManyRecipients(limit: Int, given: Int)
    /// `X-Inkling-Follow` says something else than yes or no, or says it several times.
    case neitherYesNorNo
    /// `X-Inkling-Send-At` is no date and time with its zone, or is there several times.
    case noMoment
    /// `X-Inkling-Remind` names no reminder, or is there several times.
    case noReminder
    /// `X-Inkling-Template` is not the id of a template, or is there several times.
    case noTemplate
    /// `X-Inkling-Regarding` is no id, or is there several times.
    case noRecord
    /// A header field that begins as ours do and is none of them.
    case unknownHeader(String)
}

extension SubmissionError {
    /// The header field that is wrong; `nil` where it is the whole message.
    package var place: String? {
        switch self {
        case .unreadable, .tooLarge, .strayControl: nil
        case .repeated(let header), .senderNotAllowed(let header): header
        case .noSender: "From"
        case .unreadableRecipient, .noRecipients, .tooManyRecipients: "To"
        case .neitherYesNorNo: "X-Inkling-Follow"
        case .noMoment: "X-Inkling-Send-At"
        case .noReminder: "X-Inkling-Remind"
        case .noTemplate: RawSubmission.templateHeader
        case .noRecord: "X-Inkling-Regarding"
        case .unknownHeader(let header): header
        }
    }
}

extension SubmissionError: CustomStringConvertible {
    /// A sentence for whoever submitted it, with the remedy; it may quote a recipient, so log it nowhere.
    package var description: String {
        switch self {
        case .unreadable(let error): error.description
        case .tooLarge(let limit):
            "At most \(limit.sizeText) are allowed here. Make the message smaller and try again."
        case .strayControl:
            "The header of the message has a lone carriage return or a NUL in it. End its lines with CR LF."
        case .repeated(let header): "The message has more than one \(header). Leave one of them."
        case .noSender: "The message has no From that can be read. Put one of your addresses there."
        case .senderNotAllowed(let header):
            "The message’s \(header) names an address that you may not send from. Put nothing but your own there."
        case .unreadableRecipient(let text):
            "“\(text)” is not an address. Mend it in the message, or name all recipients outside it."
        case .noRecipients: "The message names nobody to send it to. Name recipients in it, or beside it."
        case .tooManyRecipients(let limit, let given):
            StoreError.tooManyRecipients(limit: limit, given: given).description
        case .neitherYesNorNo: "The header X-Inkling-Follow must say yes or no, once."
        case .noMoment:
            "The header X-Inkling-Send-At must be a date and time with its zone, such as 2026-12-01T09:00:00+01:00, once."
        case .noReminder:
            "The header X-Inkling-Remind must say what to wait for and how long, such as no-reply P3D, once. "
                + "It knows \(ReminderCondition.allCases.map(\.headerWord).joined(separator: ", ")), and durations of ISO 8601 "
                + "within ten years."
        case .noTemplate: StoreError.noTemplate(in: RawSubmission.templateHeader)
        case .noRecord:
            "The header X-Inkling-Regarding must be the id of a contact, an account or an opportunity, once."
        case .unknownHeader(let header):
            "There is no header \(header.prefix(80)). Take it out, or mend its name: X-Inkling-Follow is one."
        }
    }
}

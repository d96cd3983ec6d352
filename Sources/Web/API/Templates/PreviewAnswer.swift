internal import Engagement

/// A template as an email from it would read.
struct PreviewAnswer: Encodable, Sendable {
    let subject: String
    @Nullable var html: String?
    @Nullable var text: String?
    let problems: [Trouble]

    /// A place that could not be filled in, and stands there as it was.
    struct Trouble: Encodable, Sendable {
        let pointer: String
        let placeholder: String
        let waiting: Bool
        let detail: String

        init(_ fault: PlaceholderFault) {
            pointer = "/\(fault.field.rawValue)"
            placeholder = fault.source
            waiting = fault.isWaiting
            detail = fault.description
        }
    }

    init(_ filled: FilledTemplate) {
        subject = filled.subject
        _html = Nullable(wrappedValue: filled.html)
        _text = Nullable(wrappedValue: filled.text)
        problems = filled.faults.map(Trouble.init)
    }
}

/// What the log-in page shows.
struct LogInForm: Sendable {
    /// What was typed as address before; empty at first.
    var address = ""
    /// Where to go afterwards, checked by ``LocalPath``; `nil` for home.
    var next: String?
    /// The value of the hidden field ``CSRFToken/field``.
    var csrfToken: String
    /// What went wrong the last time, as a sentence.
    var message: String?
}

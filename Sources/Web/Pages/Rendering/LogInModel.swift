/// What the log-in page shows.
struct LogInModel {
    let csrf: String
    let address: String
    let next: String?
    let problem: String?
    let hint: String?

    init(_ form: LogInForm) {
        csrf = form.csrfToken
        address = form.address
        next = form.next
        problem = form.message
        let comesBack = form.next != nil && form.message == nil
        hint = comesBack ? "Log in to go on where you were. Nothing you typed is lost." : nil
    }
}

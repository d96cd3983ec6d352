/// What is shown where a page can't be.
struct ProblemModel {
    let heading: String
    let sentences: [String]
    let link: String
    let verb: String

    init(_ problem: Problem, isLoggedIn: Bool) {
        heading = problem.kind.title
        sentences = [problem.detail]
        switch problem.kind {
        case .notSignedIn:
            link = Route.logIn.path
            verb = "Log in"
        default:
            link = isLoggedIn ? Route.emails.path : Route.home.path
            verb = isLoggedIn ? "Go to your emails" : "Go to the start"
        }
    }
}

/// A plain page for people: it says what happened, what is safe and what to do, and leads nowhere.
struct AnswerPage {
    let title: String
    let text: String

    static let brokenLink = AnswerPage(
        title: "This link does not work",
        text: "It was cut off or changed on its way, so it is not known where it should lead. Nothing was opened. "
            + "Try it once more from the mail itself, or ask the sender."
    )
    static let blockedLink = AnswerPage(
        title: "This link was switched off",
        text: "Whoever runs this server found that it was misused. Nothing was opened. "
            + "If you expected something here, ask the sender in another way than by answering the mail."
    )
    static let goneFile = AnswerPage(
        title: "This file is no longer offered",
        text: "Its time is over, or the sender took it back. If you still need it, ask the sender for it."
    )
    static let unknownFile = AnswerPage(
        title: "This file is not here",
        text: "It may not have arrived yet: try again in a moment. If it still is not here then, ask the sender for it."
    )
    static let unavailableFile = AnswerPage(
        title: "This file can’t be sent just now",
        text: "It is not your fault. Try again in a minute; if it still does not work then, tell the sender."
    )
    static let unavailablePage = AnswerPage(
        title: "This page can’t be shown just now",
        text: "It is not your fault, and nothing was changed. Try again in a minute; if it still does not work then, "
            + "tell the sender."
    )
    static let nothing = AnswerPage(
        title: "There is nothing here",
        text: "The address may have been cut off on its way. Try it once more from the mail itself, or ask the sender."
    )

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <h1>\(title)</h1>
        <p>\(text)</p>
        </html>

        """
    }
}

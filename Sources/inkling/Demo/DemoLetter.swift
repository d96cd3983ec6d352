/// A mail as a seller of the demo writes it; `{first}` stands for whom it is to.
struct DemoLetter: Hashable, Sendable {
    let subject: String
    let paragraphs: [String]
    /// Texts and targets of its links, in order.
    let links: [(text: String, url: String)]
    /// What somebody answers who is interested.
    let answers: [String]

    static func == (left: DemoLetter, right: DemoLetter) -> Bool { left.subject == right.subject }

    func hash(into hasher: inout Hasher) { hasher.combine(subject) }

    /// The HTML of the mail to one person.
    func html(for person: DemoPerson, from sender: String) -> String {
        html(greeting: person.firstName, from: sender)
    }

    /// The HTML of the mail with names, or with what stands for them in a template.
    func html(greeting name: String, from sender: String) -> String {
        let text = paragraphs.map { "<p>\($0)</p>" }.joined()
        let list = links.map { "<li><a href=\"\($0.url)\">\($0.text)</a></li>" }.joined()
        let greeting = "<p>Dear \(name),</p>"
        return greeting + text + (links.isEmpty ? "" : "<ul>\(list)</ul>") + "<p>Best regards<br>\(sender)</p>"
    }
}

extension DemoLetter {
    static let all = [quote, drawings, visit, reference, service, fair, question, upgrade]

    private static let site = "https://keller-lines.example"

    private static let quote = DemoLetter(
        subject: "Quote for your bottling line",
        paragraphs: [
            "thank you for the call. As promised, here is the quote for the line that we talked about, with both "
                + "options for the filler.",
            "The price holds until the end of next month. Shall we go through it together this week?",
        ],
        links: [("The quote", site + "/quotes/4711"), ("Both fillers compared", site + "/fillers?compare=a,b")],
        answers: [
            "Thanks, this looks good. Can we talk about delivery on Thursday?",
            "Option B is more than we hoped for. Is there room?",
        ]
    )

    private static let drawings = DemoLetter(
        subject: "Line drawings, second version",
        paragraphs: [
            "the drawings now show the conveyor on the window side, and the emergency stops that you asked for."
        ],
        links: [("Layout", site + "/drawings/layout.pdf"), ("Electrical plan", site + "/drawings/electrics.pdf")],
        answers: ["The door on page 2 opens the other way. Otherwise fine."]
    )

    private static let visit = DemoLetter(
        subject: "Visit to the works in Leipzig",
        paragraphs: [
            "you are welcome to see a line like yours at work. Tuesdays and Thursdays are best, mornings most of all."
        ],
        links: [("How to find us", site + "/visit")],
        answers: ["Next Thursday would suit us, there will be three of us.", "We will not make it this month."]
    )

    private static let reference = DemoLetter(
        subject: "A brewery of your size, two years on",
        paragraphs: [
            "they run 12,000 bottles an hour with two people, and were kind enough to write down what it changed for them."
        ],
        links: [
            ("Their story", site + "/stories/small-brewery"), ("Figures", site + "/stories/small-brewery#figures"),
        ],
        answers: ["Interesting. What did they pay for spare parts?"]
    )

    private static let service = DemoLetter(
        subject: "Service dates for spring",
        paragraphs: ["these are the weeks that our engineers still have free. A visit takes two days."],
        links: [("Choose a week", site + "/service/spring")],
        answers: ["Week 12, please.", "We take week 14 if it is still free."]
    )

    private static let fair = DemoLetter(
        subject: "Meet us at the fair in Nuremberg",
        paragraphs: ["we show the new filler in hall 4. There is a ticket for you, and coffee."],
        links: [("Your ticket", site + "/fair/ticket"), ("What we show", site + "/fair")],
        answers: ["See you there on Wednesday."]
    )

    private static let question = DemoLetter(
        subject: "A short question about your caps",
        paragraphs: ["do you still use 28 mm caps? If so, there is a way to save one change of tools."],
        links: [],
        answers: ["Yes, 28 mm for all of them.", "Both, 28 and 38. Tell me more."]
    )

    private static let upgrade = DemoLetter(
        subject: "An upgrade for your labeller",
        paragraphs: ["the new sensor halves the waste when labels change, and fits your machine from 2019."],
        links: [("Data sheet", site + "/sensor.pdf"), ("Price list", site + "/prices")],
        answers: ["How long would the line stand still?"]
    )
}

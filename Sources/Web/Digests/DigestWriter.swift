internal import Engagement
internal import Foundation
internal import Mail
package import Storage
internal import Tracking

/// Puts a digest into words (product §5.4): the cards as the assistant shows them, each with a link to its email.
package struct DigestWriter: Sendable {
    /// So many cards stand in a letter; of the rest it says how many.
    static let shown = 20

    private let address: String

    /// Takes the address of the web app, such as `https://inkling.example`, without a slash at the end.
    package init(address: String) {
        self.address = address
    }

    /// The letter.
    package func letter(for digest: Digest) -> DigestLetter {
        let lines = digest.cards.prefix(Self.shown).map { Line($0, in: digest.seller.zone ?? .gmt, at: address) }
        let first = lines.first?.title ?? "Your cards"
        let more = digest.cards.count - 1
        let rest = max(0, digest.waiting - lines.count)
        return DigestLetter(
            subject: more > 0 ? "\(first), and \(more) more" : first,
            html: html(lines, rest: rest),
            text: text(lines, rest: rest)
        )
    }

    /// A card in words.
    private struct Line {
        let title: String
        let detail: String
        let note: String?
        let link: String

        init(_ card: CardDetail, in zone: TimeZone, at address: String) {
            title = CardModel.title(card, name: card.recipient.name ?? card.recipient.address)
            let at = Moment(card.card.at, as: .dated, in: zone).text
            detail = [Subjects.shown(card.subject), at, CardModel.detailWords(card)]
                .compactMap(\.self).joined(separator: " · ")
            note = card.reminder.flatMap { $0.note.isEmpty ? nil : $0.note }
            link = address + Route.email(card.card.copy.email).path
        }
    }

    private static let hint = "What people did is what we believe they did: read it as hints."
    private static let reason = "You get this because you asked for your cards by mail."

    private var offLink: String { address + Route.assistantSettings.path + "#digest" }
    private var assistantLink: String { address + Route.assistant.path }

    private func more(_ rest: Int) -> String? {
        switch rest {
        case 0: nil
        case 1: "1 more card waits for you."
        default: "\(rest) more cards wait for you."
        }
    }

    private func text(_ lines: [Line], rest: Int) -> String {
        var text = ""
        for line in lines {
            text += "\(line.title)\n\(line.detail)\n"
            if let note = line.note { text += "\(note)\n" }
            text += "\(line.link)\n\n"
        }
        if let more = more(rest) { text += "\(more)\n" }
        text += "All your cards: \(assistantLink)\n\n\(Self.hint)\n\(Self.reason) Switch it off: \(offLink)\n"
        return text
    }

    /// Mail programs know no style sheets, so each element says how it looks; without colours of its own it fits light and dark.
    private func html(_ lines: [Line], rest: Int) -> String {
        let cards = lines.map { line in
            let note = line.note.map { "<br>\n<em>\($0.htmlEscaped)</em>" } ?? ""
            return """
                <p style="margin:0 0 16px"><a href="\(line.link)"><strong>\(line.title.htmlEscaped)</strong></a><br>
                \(line.detail.htmlEscaped)\(note)</p>
                """
        }
        let more = more(rest).map { "\($0) " } ?? ""
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
            <body style="font:15px/1.5 system-ui,sans-serif">
            \(cards.joined(separator: "\n"))
            <p style="margin:0 0 16px">\(more)<a href="\(assistantLink)">All your cards</a></p>
            <p style="margin:0;font-size:13px">\(Self.hint)<br>
            \(Self.reason) <a href="\(offLink)">Switch it off</a></p>
            </body></html>

            """
    }
}

internal import Engagement
internal import Foundation
internal import Mail
internal import Tracking

extension Draft {
    /// Begins an answer to a reply: in its thread, from the address that was written to, with a signature and its text quoted
    /// below (product §9.1).
    ///
    /// The quote is made of the text that was kept, so no old tracker stands in it.
    init(answering reply: Reply, to email: Email, own: [Address], signature: String, toAll: Bool) {
        let keys = Set(own.map(\.key) + [email.from.key])
        let writtenTo = (reply.to + reply.cc).first { keys.contains($0.key) }
        // An address that was taken away since is answered from another.
        let usual = own.contains { $0.key == email.from.key } ? email.from : own.first ?? email.from
        let from = writtenTo.flatMap { address in own.first { $0.key == address.key } } ?? usual
        let writers = reply.replyTo.isEmpty ? [reply.from] : reply.replyTo
        var seen = keys
        func others(_ addresses: [Address]) -> [Address] {
            addresses.filter { seen.insert($0.key).inserted }
        }
        // Who writes to themselves is answered all the same.
        let to = others(writers)
        self.init(
            from: from,
            to: Array(((to.isEmpty ? writers : to) + (toAll ? others(reply.to) : [])).prefix(Self.maximumRecipients)),
            subject: "Re: " + AnsweredSubject(reply.subject).text,
            html: "<p></p>" + signature + Self.quote(reply),
            wish: email.following.wish,
            regarding: email.regarding?.record.id
        )
        if toAll { cc = Array(others(reply.cc).prefix(Self.maximumRecipients - self.to.count)) }
        thread = Self.shortened(reply.thread + [reply.messageID].compactMap { $0 })
    }

    private static func quote(_ reply: Reply) -> String {
        let day = (reply.writtenAt ?? reply.at).date.formatted(.iso8601.year().month().day())
        let name = (reply.from.name ?? reply.from.address).htmlEscaped
        let lines = reply.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let text = lines.map(\.htmlEscaped).joined(separator: "<br>")
        return "<p>On \(day), \(name) wrote:</p><blockquote><p>\(text)</p></blockquote>"
    }
}

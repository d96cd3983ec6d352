internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking
internal import Web

/// A timeline as lines of text.
struct TimelineText {
    let email: Email
    let zone: TimeZone
    let saysWhy: Bool

    /// A heading, what happened with the newest first, and when the email left.
    func lines(activity: [Interaction], replies: [Reply], stops: [FollowingStop]) -> [String] {
        var lines = activity.map { (at: $0.at, text: text($0)) }
        lines += replies.map { (at: $0.at, text: text($0)) }
        lines += stops.map { (at: $0.at, text: "\(name(of: $0.recipient)) stopped being followed") }
        if let sent = email.sentAt {
            lines.append((at: sent, text: "Sent to \(email.recipients.map(\.displayName).joined(separator: ", "))"))
        }
        lines.sort { $0.at > $1.at }
        let subject = email.subject.isEmpty ? "(no subject)" : printable(email.subject)
        return ["\(subject) (\(email.status.rawValue))"] + lines.map { "\(moment($0.at))  \($0.text)" }
    }

    private func text(_ interaction: Interaction) -> String {
        let link = email.links.first { interaction.kind == .clicked && $0.ordinal == interaction.ordinal }
        let thing = link?.url ?? email.file(of: interaction)?.name ?? "something"
        let deed = interaction.kind == .opened ? "opened it" : "\(interaction.kind.rawValue) \(printable(thing))"
        let times = interaction.count > 1 ? ", \(interaction.count) times" : ""
        let device = interaction.device.words(near: interaction.place).map { ", \(printable($0))" } ?? ""
        let line =
            "\(name(of: interaction.copy.recipient)) \(deed)\(times)\(device) [\(words(interaction.judgement.verdict))]"
        guard saysWhy, !interaction.judgement.reasons.isEmpty else { return line }
        return line + ": " + interaction.judgement.reasons.joined(separator: "; ")
    }

    private func name(of recipient: UInt16) -> String {
        printable(email.recipient(recipient)?.displayName ?? "Somebody")
    }

    private func text(_ reply: Reply) -> String {
        let who = printable(reply.from.name ?? reply.from.address)
        return switch reply.kind {
        case .replied: "\(who) answered: \(firstLine(reply.text))"
        case .autoReplied: "\(who) answered automatically: \(firstLine(reply.text))"
        case .bounced: bounce(reply)
        case .complained: "\(who) called it unwanted"
        case .acknowledged: "\(who)’s mail program confirmed it"
        }
    }

    private func bounce(_ reply: Reply) -> String {
        let deed = reply.report?.isPermanent == false ? "Has not arrived yet" : "Did not arrive"
        let whose = reply.recipient.map { " at \(name(of: $0))" } ?? ""
        return "\(deed)\(whose): \(printable(reply.report?.words ?? reply.subject))"
    }

    private func words(_ verdict: Verdict) -> String {
        switch verdict {
        case .human: "person"
        case .unknown: "can’t tell"
        case .machine: "machine"
        case .own: "you"
        }
    }

    private func firstLine(_ text: String) -> String {
        printable(text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
    }

    private func moment(_ instant: Instant) -> String {
        WallTime(instant, in: zone).text.replacing("T", with: " ")
    }

    /// Strangers wrote it: nothing of it may steer the terminal.
    private func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}

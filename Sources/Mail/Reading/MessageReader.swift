internal import Foundation

extension Message {
    /// Reads a message that came in: tells a report or an automatic answer from what a person wrote, and takes the quote out.
    package func read() -> InboundMessage { MessageReader(self).read() }
}

/// Puts together what the readers of each kind find, in the order in which they are asked (product §4.8).
struct MessageReader {
    private let message: Message
    private let text: ReadingText

    /// A thread may be long; its ends tell most.
    private static let maximumReferences = 100

    init(_ message: Message) {
        self.message = message
        text = ReadingText(message)
    }

    func read() -> InboundMessage {
        let bounces = BounceReader(message: message, text: text)
        // What is a complaint or a receipt by its form is no report of a server by its words.
        let complaint = ComplaintReader.complaint(in: message)
        let receipt = complaint == nil ? ReceiptReader.receipt(in: message) : nil
        // A list passes on to its readers also the reports that it gets.
        let isReport = complaint == nil && receipt == nil && !isFromList
        let failed = isReport ? bounces.bounces() : []
        if !failed.isEmpty {
            return reading(.bounce, bounces: failed, original: bounces.originalMessageID(), text: ownText)
        }
        if let complaint {
            return reading(.complaint, complaint: complaint, original: bounces.originalMessageID(), text: ownText)
        }
        if let receipt {
            let original = receipt.originalMessageID ?? bounces.originalMessageID()
            return reading(.readReceipt, receipt: receipt.receipt, original: original, text: ownText)
        }
        let written = ReplyText(message)
        let isAutomatic = AutomaticAnswerReader(message: message, text: written.text).isAutomatic
        return reading(
            isAutomatic ? .automaticAnswer : .reply,
            returnsOn: isAutomatic ? returnDay(in: written.text) : nil,
            text: written.text,
            hasQuote: written.hasQuote
        )
    }

    /// Whether a mailing list sent it, and not a server that answers with an empty envelope sender.
    private var isFromList: Bool {
        let paths = message.headerValues("Return-Path")
        guard !paths.isEmpty, !message.hasNullReturnPath, !paths.contains(where: BounceEvidence.isServer) else {
            return false
        }
        return ["List-Id", "List-Post"].contains { !message.headerValues($0).isEmpty }
    }

    /// A report's words, without the message that it gives back.
    private var ownText: String {
        QuoteCutter.tidied(text.own.prefix(500))
    }

    private func returnDay(in text: String) -> CalendarDay? {
        guard let date = message.date else { return nil }
        let offset = DateOffset.minutes(in: message)
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + (offset ?? 0) * 60
        let today = CalendarDay(number: Int((Double(seconds) / 86_400).rounded(.down)))
        return ReturnDateReader(scanner: DateScanner(today: today, offset: offset))
            .day(text: text, subject: message.subject)
    }

    private func reading(
        _ kind: InboundKind,
        returnsOn: CalendarDay? = nil,
        bounces: [Bounce] = [],
        complaint: Complaint? = nil,
        receipt: ReadReceipt? = nil,
        original: String? = nil,
        text: String,
        hasQuote: Bool = false
    ) -> InboundMessage {
        let header = HeaderReader(bytes: message.bytes, header: message.header)
        let references = message.references
        let isLong = references.count > Self.maximumReferences
        return InboundMessage(
            kind: kind,
            from: message.from,
            to: message.to,
            cc: message.cc,
            replyTo: header.addresses("reply-to").readable,
            subject: message.subject,
            messageID: message.messageID,
            inReplyTo: answered,
            references: isLong ? references.prefix(1) + references.suffix(Self.maximumReferences - 1) : references,
            date: message.date,
            dateOffset: DateOffset.minutes(in: message),
            returnsOn: returnsOn,
            bounces: bounces,
            complaint: complaint,
            receipt: receipt,
            originalMessageID: original,
            text: text,
            hasQuote: hasQuote,
            deliveredTo: deliveredTo
        )
    }

    /// Which message it answers.
    ///
    /// Old programs write a sentence with the address of its writer before the id: then the thread tells, else the last counts.
    private var answered: String? {
        let ids = message.inReplyTo
        if ids.count > 1, let last = message.references.last, ids.contains(last) { return last }
        let words = message.headerValues("In-Reply-To").first ?? ""
        return words.first == "<" ? ids.first : ids.last
    }

    private var deliveredTo: [String] {
        ["Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To"].flatMap { name in
            message.headerValues(name).prefix(8).flatMap { AddressFinder.addresses(in: $0.prefix(2_000), limit: 4) }
        }
    }
}

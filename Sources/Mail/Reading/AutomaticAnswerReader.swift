/// Tells the answers that programs give for people (RFC 3834) from those of people.
struct AutomaticAnswerReader {
    let message: Message
    /// Its text without quotes.
    let text: String

    var isAutomatic: Bool {
        if saysSo { return true }
        return hints >= 3
    }

    /// Whether a field says outright that no person wrote it.
    private var saysSo: Bool {
        // RFC 3834 §5: anything but "no".
        if let word = message.headerValues("Auto-Submitted").first?.lowercased() {
            return !word.isEmpty && !word.hasPrefix("no")
        }
        return AutomaticPhrases.fields.contains { field in
            message.headerValues(field.name).contains { value in
                let value = value.lowercased()
                guard let wanted = field.value else { return !value.isEmpty && !value.hasPrefix("no") }
                return value.hasPrefix(wanted)
            }
        }
    }

    /// No single one of these proves anything; people write about holidays, and lists write `Precedence: bulk`.
    private var hints: Int {
        var hints = 0
        let isList =
            !message.headerValues("List-Id").isEmpty || !message.headerValues("List-Post").isEmpty
            || !message.headerValues("List-Unsubscribe").isEmpty
        if message.hasNullReturnPath { hints += 2 }
        if !message.headerValues("X-Auto-Response-Suppress").isEmpty, !isList { hints += 2 }
        let precedence = message.headerValues("Precedence").first?.lowercased() ?? ""
        if !isList, ["bulk", "junk"].contains(precedence) { hints += 1 }
        let subject = PhraseText(message.subject)
        if !subject.begins(withAny: ReportPhrases.personal), subject.begins(withAny: AutomaticPhrases.subjects) {
            hints += message.subject.contains(":") || message.subject.contains("：") ? 2 : 1
        }
        if PhraseText(text.prefix(4_000)).containsAny(AutomaticPhrases.bodies) { hints += 1 }
        // What the header does not bear out stays a person's.
        return precedence.isEmpty && !message.hasNullReturnPath && message.inReplyTo.isEmpty
            && message.headerValues("X-Auto-Response-Suppress").isEmpty ? 0 : hints
    }
}

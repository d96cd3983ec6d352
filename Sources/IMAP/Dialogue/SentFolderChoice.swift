/// Which of a mailbox's folders is the one for sent mail.
struct SentFolderChoice: Hashable {
    /// How sure one is, surest first.
    private enum Reason: Int, Comparable {
        case setting
        case attribute
        case name

        static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }

    /// What mail programs call it, in lower case.
    private static let names: Set<String> = [
        "sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete elemente", "gesendete objekte",
        "gesendete nachrichten", "gesendete", "envoyés", "messages envoyés", "éléments envoyés", "envoyé",
        "enviados", "elementos enviados", "mensajes enviados", "itens enviados", "mensagens enviadas", "enviadas",
        "inviata", "posta inviata", "inviati", "elementi inviati", "verzonden", "verzonden items",
        "verzonden berichten",
        "skickat", "skickade", "skickade objekt", "sendt", "sendte elementer", "sendt post", "lähetetyt", "wysłane",
        "elementy wysłane", "odeslané", "odeslaná pošta", "odoslané", "elküldött", "elküldött elemek", "trimise",
        "poslano", "изпратени", "отправленные", "надіслані", "απεσταλμένα", "gönderilmiş öğeler", "gönderilenler",
        "送信済み", "送信済みアイテム", "送信済みメール", "已发送", "已发送邮件", "寄件備份", "보낸편지함", "보낸 편지함",
    ]

    private let setting: String?
    private var reason: Reason?
    /// The folder, as the server writes its name.
    private(set) var name: [UInt8]?
    /// The one for what was thrown away, where the server names it.
    private(set) var trash: [UInt8]?

    /// Nothing was listed yet; where a setting names the folder, no other is chosen.
    init(setting: String?) {
        self.setting = setting.map { $0.lowercased() }
    }

    /// Looks at a folder.
    mutating func consider(_ folder: ListedFolder) {
        guard folder.attributes.isDisjoint(with: ["\\noselect", "\\nonexistent"]),
            Command.quoted(folder.name) != nil
        else { return }
        if folder.attributes.contains("\\trash") { trash = trash ?? folder.name }
        guard let reason = reason(for: folder), self.reason.map({ reason < $0 }) ?? true else { return }
        self.reason = reason
        name = folder.name
    }

    private func reason(for folder: ListedFolder) -> Reason? {
        let whole = FolderName.readable(folder.name).lowercased()
        let last = folder.separator.flatMap { separator in
            separator.isEmpty ? nil : whole.split(separator: separator).last.map(String.init)
        }
        if let setting { return [whole, last].contains(setting) ? .setting : nil }
        if folder.attributes.contains("\\sent") { return .attribute }
        return Self.names.contains(last ?? whole) ? .name : nil
    }
}

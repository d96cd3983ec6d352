internal import Mail
internal import Storage
internal import Tracking

/// The files of a whole message of which its followed copies offer addresses instead of carrying them, where the workspace
/// wants that (product §3.5, §3.6).
///
/// Places are counted over all files of the message, so that they mean the same at every try.
struct SubmittedFiles: Sendable {
    /// One of them.
    struct Entry: Sendable {
        var file: EmailFile
        let part: MessageFile
    }

    private(set) var entries: [Entry]

    /// None: the message goes out as it came.
    static let none = SubmittedFiles(entries: [])

    init(entries: [Entry]) {
        self.entries = entries
    }

    /// What storage is to know: also of those that stay inside although such files are followed.
    var files: [EmailFile] { entries.map(\.file) }

    /// What goes out of the copies.
    var offered: [Entry] { entries.filter { $0.file.isFollowed } }

    /// The files that were taken out when the first copies left, for the others.
    init(of message: Message, keptAs files: [EmailFile]) {
        entries = Self.places(in: message).compactMap { kind, ordinal, part in
            files.first { $0.kind == kind && $0.reference.ordinal == ordinal && $0.servedAt != nil }
                .map { Entry(file: $0, part: part) }
        }
    }

    /// The message as its followed copies are cut from it, with these words as a footer; `nil` where something would be lost.
    func message(_ message: Message, marks: FileMarks, footer: String? = nil) -> Message? {
        let offered = offered
        guard !offered.isEmpty || footer != nil else { return message }
        var addresses: [String: String] = [:]
        for entry in offered {
            if let id = entry.part.contentID { addresses[id] = marks.mark(for: entry.file.reference) }
        }
        var block = FileBlock(
            files: offered.filter { $0.file.kind == .file }.map { ($0.file, marks.mark(for: $0.file.reference)) }
        )
        if let footer { block.footer = (footer, marks.page) }
        return message.without(
            offered.map(\.part),
            addresses: addresses,
            block: block.isEmpty ? nil : MessageBlock(html: block.html, text: block.text)
        )
    }

    /// All of them inside after all: the attachments with the reason, the pictures without another word.
    mutating func keepInside(because reason: String) {
        entries.removeAll { $0.file.kind == .image }
        for index in entries.indices where entries[index].file.isFollowed {
            entries[index].file.isFollowed = false
            entries[index].file.refusal = reason
        }
    }

    /// The files and pictures of a message with their places in the email.
    static func places(in message: Message) -> [(kind: FileReference.Kind, ordinal: UInt16, part: MessageFile)] {
        var next: [FileReference.Kind: UInt16] = [:]
        // More than there are numbers for are more than are ever taken.
        return message.files.prefix(Int(UInt16.max)).map { part in
            let kind: FileReference.Kind = part.contentID == nil ? .file : .image
            defer { next[kind, default: 0] += 1 }
            return (kind, next[kind, default: 0], part)
        }
    }
}

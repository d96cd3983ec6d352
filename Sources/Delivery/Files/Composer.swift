internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// Composes the message of an email that was written here, in one of its forms.
struct Composer {
    let email: Email
    let draft: Draft
    let contents: FileContents
    let messageID: String
    let now: Instant
    /// What the footer of followed copies says; `nil` for none.
    let footer: String?

    /// The message without any file, which says whether it can be followed at all.
    func bare() throws(CopyError) -> Message {
        try message(composition(html: draft.html, text: draft.text, files: []))
    }

    /// The message in a form.
    func message(_ form: MessageForm) throws(CopyError) -> Message {
        let images = InsertedImages(email)
        var block = FileBlock(files: blockFiles(form))
        if case .followed(let marks) = form, let footer { block.footer = (footer, marks.page) }
        var used: [EmailFile] = []
        let html = draft.html.map { html in
            let replaced = images.replaced(in: html) { image in
                if case .followed(let marks) = form { return marks.mark(for: image.reference) }
                return "cid:\(contentID(of: image))"
            }
            used = replaced.used
            return replaced.html
        }
        let text = block.isEmpty ? draft.text : draft.text ?? html.map { PlainText.from(html: $0) } ?? ""
        var files: [CarriedFile] = []
        if case .followed = form {
        } else {
            for image in used { files.append(try carried(image, contentID: contentID(of: image))) }
        }
        for file in attached(form) { files.append(try carried(file, contentID: nil)) }
        return try message(
            composition(
                html: html.map { block.added(to: $0) },
                text: text.map { block.added(toText: $0) },
                files: files
            )
        )
    }

    private func blockFiles(_ form: MessageForm) -> [(file: EmailFile, url: String?)] {
        switch form {
        case .followed(let marks):
            email.attachments.filter(\.isFollowed).map { ($0, marks.mark(for: $0.reference)) }
        case .plain: []
        case .clean: email.attachments.map { ($0, nil) }
        }
    }

    private func attached(_ form: MessageForm) -> [EmailFile] {
        switch form {
        case .followed: email.attachments.filter { !$0.isFollowed }
        case .plain: email.attachments
        case .clean: []
        }
    }

    private func carried(_ file: EmailFile, contentID: String?) throws(CopyError) -> CarriedFile {
        CarriedFile(
            name: file.name,
            mediaType: file.mediaType,
            contentID: contentID,
            bytes: try contents.bytes(of: file)
        )
    }

    /// RFC 2392 §2: an id that is the world's own, like a message's.
    private func contentID(of image: EmailFile) -> String {
        "\(image.id)@\(draft.from.address.split(separator: "@").last ?? "localhost")"
    }

    private func composition(html: String?, text: String?, files: [CarriedFile]) -> Composition {
        var composition = Composition(
            from: draft.from,
            to: draft.to,
            cc: draft.cc,
            subject: draft.subject,
            html: html,
            text: text,
            date: now.date,
            messageID: messageID,
            inReplyTo: draft.thread.last,
            references: draft.thread
        )
        composition.files = files
        return composition
    }

    private func message(_ composition: Composition) throws(CopyError) -> Message {
        let bytes: [UInt8]
        do {
            bytes = try composition.message()
        } catch {
            throw .uncomposable(error)
        }
        do {
            return try Message(bytes)
        } catch {
            throw .unreadable(error)
        }
    }
}

extension Outgoing {
    /// The files whose contents must be at hand, for they are put inside; a whole message has its own inside.
    func carried(isFollowed: Bool) -> [EmailFile] {
        guard case .composed = source else { return [] }
        return email.images + email.attachments.filter { !isFollowed || !$0.isFollowed }
    }
}

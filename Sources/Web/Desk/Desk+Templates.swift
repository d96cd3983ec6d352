internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension Desk {
    /// The template that the path names.
    func template(_ context: APIContext) async throws -> Template {
        guard let template = try await store.template(try context.id(), viewer: context.viewer) else {
            throw Problem(.notFound)
        }
        return template
    }

    /// A contact as a recipient; `nil` where none is named.
    ///
    /// - Throws: a problem at `/contact` where there is no such contact.
    func address(of id: ContactID?) async throws -> Address? {
        guard let id else { return nil }
        guard let contact = try await store.contact(id) else {
            throw Problem.missing("/contact", "There is no such contact. Choose one of the list of people.")
        }
        return try Address(name: contact.name.isEmpty ? nil : contact.name, address: contact.address)
    }

    /// Refuses as what an email is about what is no contact, account or opportunity.
    ///
    /// - Throws: a problem at `/regarding` where there is none with that id.
    func checkRegarding(_ id: RecordID?) async throws {
        guard let id, try await store.record(id) == nil else { return }
        throw Problem.missing("/regarding", "There is no contact, account or opportunity with this id.")
    }

    /// Refuses to write from a template that is not there for them, unless the email names it already.
    func checkTemplate(_ id: TemplateID?, unless known: TemplateID? = nil, for user: User) async throws {
        guard let id, id != known, try await store.template(id, viewer: user.viewer) == nil else { return }
        throw Problem.missing("/template", "There is no such template. Its id stands in the address of its page.")
    }

    /// The draft as a request wants it: begun from a template where it names one and brings no text, and filled in.
    ///
    /// - Returns: the draft, and the template whose files it begins with.
    func begun(_ body: DraftBody, by user: User) async throws -> (draft: Draft, files: TemplateID?) {
        var draft = body.draft
        guard !body.givesText, let id = draft.template,
            let template = try await store.template(id, viewer: user.viewer)
        else { return (try await filled(draft, body.fields), nil) }
        draft.subject = template.content.subject
        draft.html = template.content.html
        draft.text = template.content.text
        return (try await filled(draft, body.fields ?? [:]), id)
    }

    /// A draft whose open places are filled in, where values were given, be they none.
    func filled(_ draft: Draft, _ fields: [PlaceholderName: String]?) async throws -> Draft {
        guard let fields else { return draft }
        var draft = draft
        let values = try await store.placeholderValues(
            for: draft.recipients.first?.address,
            from: draft.from,
            regarding: draft.regarding
        )
        draft.fillIn(values.with(fields))
        return draft
    }
}

extension Problem {
    /// Something that a request names is not there, or may not be seen.
    fileprivate static func missing(_ pointer: String, _ detail: String) -> Problem {
        Problem(.notFound, detail, faults: [Fault(pointer: pointer, detail: detail)])
    }
}

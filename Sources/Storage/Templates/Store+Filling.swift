package import Engagement
package import Mail
package import Tracking

extension Store {
    /// What placeholders are filled in with, in an email from that sender whose first recipient is this one, about that record.
    ///
    /// Who is a contact is called what the contact is called; anybody else as their address has it.
    package func placeholderValues(
        for recipient: Address?,
        from sender: Address,
        regarding record: RecordID?
    ) async throws(StoreError) -> PlaceholderValues {
        let contact: Contact? = if let recipient { try await contact(address: recipient.address) } else { nil }
        let person = recipient.map { address in
            PlaceholderValues.Person(
                name: contact.map(\.name).flatMap { $0.isEmpty ? nil : $0 } ?? address.name ?? "",
                address: address.address,
                phone: contact?.phone ?? "",
                title: contact?.title ?? "",
                account: contact?.account?.name ?? ""
            )
        }
        let about: PlaceholderValues.Regarding? = if let record { try await matter(record) } else { nil }
        return PlaceholderValues(
            recipient: person,
            sender: PlaceholderValues.Person(name: sender.name ?? "", address: sender.address),
            regarding: about
        )
    }

    /// What stands in texts of a contact, an account or an opportunity; `nil` where there is none of that id.
    private func matter(_ id: RecordID) async throws(StoreError) -> PlaceholderValues.Regarding? {
        guard let found = try await record(id) else { return nil }
        switch found.record {
        case .contact(let id):
            let person = try await contact(id)
            return PlaceholderValues.Regarding(name: found.name, account: person?.account?.name)
        case .account:
            return PlaceholderValues.Regarding(name: found.name, account: found.name)
        case .opportunity(let id):
            let deal = try await opportunity(id)
            return PlaceholderValues.Regarding(
                name: found.name,
                account: deal?.account?.name,
                amount: deal?.amount,
                stage: deal?.stage
            )
        }
    }
}

extension Draft {
    /// Fills in what its subject and texts leave open, and says what could not be.
    @discardableResult
    package mutating func fillIn(_ values: PlaceholderValues) -> [PlaceholderFault] {
        let filled = FilledTemplate(subject: subject, html: html, text: text, with: values)
        (subject, html, text) = (filled.subject, filled.html, filled.text)
        return filled.faults
    }

    /// What must be mended before it can go.
    package var openPlaces: [PlaceholderFault] {
        FilledTemplate.openPlaces(subject: subject, html: html, text: text, isFromTemplate: template != nil)
    }
}

extension SQLConnection {
    /// Refuses to send an email whose text still leaves something open: never a hole in the mail (product §7.1).
    func checkNothingIsOpen(in email: EmailID) throws {
        let row = try row(
            """
            SELECT e.subject, e.template_id, t.html, t.plain_text
            FROM emails e
            LEFT JOIN email_texts t ON t.email_id = e.id
            WHERE e.id = $1 AND e.is_raw = 0
            """,
            email
        )
        guard let row else { return }
        let faults = try FilledTemplate.openPlaces(
            subject: row.text("subject"),
            html: row.optionalText("html"),
            text: row.optionalText("plain_text"),
            isFromTemplate: row.optionalBytes("template_id") != nil
        )
        guard let first = faults.first else { return }
        let others = faults.count > 1 ? " (\(faults.count - 1) more like this.)" : ""
        throw StoreError.invalid(field: first.field.rawValue, problem: first.description + others)
    }
}

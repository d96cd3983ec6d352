internal import Engagement
internal import Mail
internal import Tracking

extension Change {
    /// Takes out of a draft whoever would rather not be followed; refused where nobody objects, or nobody would be left.
    func removeObjectors(of id: EmailID) throws {
        guard let email = try sql.email(id) else { throw StoreError.notFound }
        let objectors = Set(email.following.objectors.map { $0.lowercased() })
        guard !objectors.isEmpty else {
            throw StoreError.invalid(
                field: "withoutObjectors",
                problem: "It is not for a recipient that it goes out like this: taking one out would not help."
            )
        }
        var draft = Draft(of: email)
        draft.to.removeAll { objectors.contains($0.key) }
        draft.cc.removeAll { objectors.contains($0.key) }
        draft.bcc.removeAll { objectors.contains($0.key) }
        guard !draft.recipients.isEmpty else {
            throw StoreError.invalid(
                field: "withoutObjectors",
                problem: "Everybody who gets it would rather not be followed: nobody would be left."
            )
        }
        try sql.replace(id, with: draft, at: now)
    }
}

extension Draft {
    /// What can be edited of an email, and what one that was written here is sent from.
    package init(of email: Email) {
        self.init(
            from: email.from,
            to: email.addresses(in: .to),
            cc: email.addresses(in: .cc),
            bcc: email.addresses(in: .bcc),
            subject: email.subject,
            html: email.html,
            text: email.text,
            wish: email.following.wish,
            sendAt: email.sendAt,
            reminder: email.reminder?.plan,
            template: email.template,
            regarding: email.regarding?.record.id
        )
        thread = email.thread
    }
}

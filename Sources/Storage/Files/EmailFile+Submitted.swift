package import Tracking

extension EmailFile {
    /// A file of a whole message, as storage is to know it while its email is sent: followed, unless `refusal` says why not.
    package init(submitted new: NewFile, at reference: FileReference, refusal: String? = nil, now: Instant) {
        self.init(
            id: .new(at: now),
            reference: reference,
            name: new.name,
            mediaType: new.mediaType,
            size: new.size,
            object: new.object,
            isProgram: new.isProgram,
            isFollowed: refusal == nil,
            createdAt: now,
            servedAt: nil,
            expiresAt: nil,
            replacedAt: nil,
            revokedAt: nil,
            releasedAt: nil,
            refusal: refusal
        )
    }
}

extension Change {
    /// Keeps the files of a whole message in place of what an earlier attempt to send it kept.
    func keepSubmitted(_ files: [EmailFile], of email: EmailID) throws {
        for file in try sql.files(of: email) { try sql.release(file.object, at: now) }
        try sql.run("DELETE FROM files WHERE email_id = $1", email)
        for file in files { try sql.insert(file) }
    }
}

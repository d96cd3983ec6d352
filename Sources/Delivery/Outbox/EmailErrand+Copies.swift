internal import Engagement
internal import Files
internal import Mail
internal import Storage
internal import Tracking

extension EmailErrand {
    /// Decides on following, then reads no more files than the copies carry inside.
    func writer(for outgoing: Outgoing, messageID: String) async throws -> CopyWriter {
        let now = clock.now
        let decision = try CopyWriter.decide(outgoing, messageID: messageID, now: now)
        let carried = outgoing.carried(isFollowed: decision.isFollowedWhole)
        guard carried.reduce(0, { $0 + FileLimits.carried($1.size) }) <= limits.message else {
            throw CopyError.tooLarge(limit: limits.message)
        }
        return try CopyWriter(
            outgoing,
            decision: decision,
            contents: try await FileContents.read(carried, from: objects),
            submitted: try await submittedFiles(of: outgoing, decision, now: now),
            keys: try sealingKeys(for: outgoing, isFollowed: decision.isFollowed),
            base: base,
            messageID: messageID,
            now: now
        )
    }

    /// The keys as they are now; with one that is blocked nothing new is sealed, since its links lead nowhere.
    ///
    /// Where none is left it throws no ``CopyError``, which would give the copies up: the email waits until there is one.
    private func sealingKeys(for outgoing: Outgoing, isFollowed: Bool) throws(KeyRingError) -> KeyRing {
        isFollowed ? try keys().refusing(outgoing.blocked.keys) : keys()
    }

    /// What the followed copies of a whole message offer by addresses; of one that is partly out already the same as then.
    private func submittedFiles(
        of outgoing: Outgoing,
        _ decision: FollowingDecision,
        now: Instant
    ) async throws -> SubmittedFiles {
        guard case .raw(let bytes) = outgoing.source, decision.isFollowed else { return .none }
        let message = try CopyWriter.message(bytes)
        if outgoing.isPartlyHandedOver { return SubmittedFiles(of: message, keptAs: outgoing.email.files) }
        let reader = SubmittedFileReader(
            email: outgoing.email.id,
            settings: outgoing.settings,
            limits: limits,
            now: now
        )
        return try await reader.read(message, into: objects)
    }

    func begin(_ id: EmailID, with writer: CopyWriter) async throws {
        let prepared = Prepared(
            decision: writer.decision,
            messageID: writer.plan.messageID,
            links: writer.links,
            clean: writer.clean,
            submittedFiles: writer.submittedFiles
        )
        try await store.beginSending(id, prepared: prepared)
    }
}

internal import Engagement
internal import Files
internal import Mail
internal import Storage
internal import Tracking

/// Finds out which files of a whole message are followed, and stores their contents.
struct SubmittedFileReader {
    let email: EmailID
    let settings: WorkspaceSettings
    let limits: FileLimits
    let now: Instant

    /// Files and pictures together, those with a reason not to be followed among them.
    private static let maximumCount = 2 * FileLimits.maximumCount

    /// Reads them, and stores what is followed; `message` may be followed.
    func read(_ message: Message, into objects: ObjectStore) async throws -> SubmittedFiles {
        guard settings.followsFilesOfMessages || settings.hostsImagesOfMessages else { return .none }
        var found = found(in: message)
        var generator = SystemRandomNumberGenerator()
        if found.message(message, marks: FileMarks(using: &generator)) == nil {
            found.keepInside(because: "The message has no place at which the file could be offered.")
        }
        for entry in found.offered {
            _ = try await objects.store(message.content(of: entry.part))
        }
        return found
    }

    private func found(in message: Message) -> SubmittedFiles {
        var entries: [SubmittedFiles.Entry] = []
        var followed: [FileReference.Kind: [EmailFile]] = [:]
        for (kind, ordinal, part) in SubmittedFiles.places(in: message) {
            // What is beyond stays inside without a row of its own, for a message may have thousands of parts.
            guard entries.count < Self.maximumCount else { break }
            let place = FileReference(email: email, kind: kind, ordinal: ordinal)
            let others = followed[kind, default: []]
            guard kind == .file || others.count < FileLimits.maximumCount else { continue }
            let content = message.content(of: part)
            let file =
                kind == .file
                ? attachment(part, content, at: place, besides: others) : picture(part, content, at: place)
            guard let file else { continue }
            entries.append(SubmittedFiles.Entry(file: file, part: part))
            if file.isFollowed { followed[kind, default: []].append(file) }
        }
        return SubmittedFiles(entries: entries)
    }

    private func attachment(
        _ part: MessageFile,
        _ content: [UInt8],
        at place: FileReference,
        besides others: [EmailFile]
    ) -> EmailFile? {
        guard settings.followsFilesOfMessages else { return nil }
        let new = NewFile(
            kind: .file,
            name: FileName.nearest(to: part.name ?? "attachment"),
            mediaType: MediaType.read(part.contentType) ?? MediaType.unknown,
            size: Int64(content.count),
            object: ObjectID(of: content),
            isProgram: ProgramFiles.runs(beginning: Array(content.prefix(StoredObject.beginningLength)))
        )
        return EmailFile(submitted: new, at: place, refusal: refusal(of: new, part, besides: others), now: now)
    }

    /// Told to the seller beside the file.
    private func refusal(of new: NewFile, _ part: MessageFile, besides others: [EmailFile]) -> String? {
        guard settings.allowsFollowing(name: new.name, isProgram: new.isProgram) else {
            return "A program can’t be followed."
        }
        guard part.canBeTakenOut else { return "The rest of the message would not stay as it is without it." }
        return limits.obstacle(toFollowing: new.size, besides: others)
    }

    /// One that is no picture, judged by its content, or that the message can't go without stays as it is.
    private func picture(_ part: MessageFile, _ content: [UInt8], at place: FileReference) -> EmailFile? {
        guard settings.hostsImagesOfMessages, part.canBeTakenOut, Int64(content.count) <= PictureKind.maximumSize,
            let kind = PictureKind(beginning: Array(content.prefix(StoredObject.beginningLength)))
        else { return nil }
        let new = NewFile(
            kind: .image,
            name: FileName.nearest(to: part.name ?? "picture.\(kind.nameEnding)"),
            mediaType: kind.mediaType,
            size: Int64(content.count),
            object: ObjectID(of: content)
        )
        return EmailFile(submitted: new, at: place, now: now)
    }
}

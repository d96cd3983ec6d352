internal import Engagement
internal import Files
internal import Storage
internal import Tracking

extension NewFile {
    /// What was just stored, to be put into an email.
    init(_ object: StoredObject, kind: FileReference.Kind, name: String, mediaType: String, isFollowed: Bool?) {
        self.init(
            kind: kind,
            name: name,
            mediaType: mediaType,
            size: object.size,
            object: object.id,
            isProgram: ProgramFiles.runs(beginning: object.beginning),
            isFollowed: isFollowed
        )
    }
}

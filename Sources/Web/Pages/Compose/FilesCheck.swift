internal import Engagement
internal import Storage
internal import Tracking

/// What the files and pictures of a draft take (product §13): a part of *Before you send*.
struct FilesCheck {
    let filesTitle: String
    let fileFacts: [String]
    let fileWarning: String?

    /// How much of a limit may be used before it is worth a word.
    private static let nearly = 0.7

    /// Checks what a draft carries; `nil` where it carries nothing.
    init?(
        _ files: [EmailFile],
        html: String?,
        isEmailFollowed: Bool,
        hasPlainCopies: Bool = false,
        settings: WorkspaceSettings,
        limits: FileLimits
    ) {
        let html = html ?? ""
        let pictures = files.filter { $0.kind == .image && html.contains($0.id.description) }
        let attachments = files.filter { $0.kind == .file }
        guard !attachments.isEmpty || !pictures.isEmpty else { return nil }
        let followed = isEmailFollowed ? attachments.filter(\.isFollowed) : []
        let attached = isEmailFollowed ? attachments.filter { !$0.isFollowed } : attachments
        filesTitle = Self.title(attachments.count, pictures.count)
        fileFacts =
            Self.facts(followed: followed, attached: attached, settings: settings, limits: limits)
            + Self.facts(pictures, html: html, isEmailFollowed: isEmailFollowed)
        // A copy that is left plain carries everything.
        let carried = isEmailFollowed && !hasPlainCopies ? attached : attachments + pictures
        let size = carried.reduce(Int64(html.utf8.count)) { $0 + FileLimits.carried($1.size) }
        fileWarning =
            size <= limits.message
            ? nil
            : "Together they make the email larger than \(Counts.size(Int(limits.message))), so it could not be sent like this. Make files smaller, take one out, or see that the email can be followed."
    }

    private static func title(_ files: Int, _ pictures: Int) -> String {
        let parts = [
            files == 0 ? nil : files == 1 ? "1 file" : "\(files) files",
            pictures == 0 ? nil : pictures == 1 ? "1 picture" : "\(pictures) pictures",
        ]
        return Counts.list(parts.compactMap(\.self), of: parts.compactMap(\.self).count)
    }

    private static func facts(
        followed: [EmailFile],
        attached: [EmailFile],
        settings: WorkspaceSettings,
        limits: FileLimits
    ) -> [String] {
        var facts: [String] = []
        if !followed.isEmpty {
            let size = Self.size(followed.total, of: limits.followedFiles)
            facts.append(
                "\(followed.count) followed, \(size): kept here for \(settings.fileDays) days, reached by a link."
            )
        }
        if !attached.isEmpty {
            let size = Self.size(attached.total, of: limits.message * 57 / 78)
            facts.append("\(attached.count) attached, \(size): travels inside the email.")
        }
        return facts
    }

    private static func facts(_ pictures: [EmailFile], html: String, isEmailFollowed: Bool) -> [String] {
        guard !pictures.isEmpty else { return [] }
        var facts = [
            isEmailFollowed
                ? "Loading a picture is a sign of reading, as the tiny one is."
                : "The pictures travel inside the email and tell nothing."
        ]
        let silent = Self.withoutDescription(in: html)
        if silent > 0 {
            let which = silent == 1 ? "1 picture has" : "\(silent) pictures have"
            facts.append("\(which) no description. Whoever can’t see pictures is read that instead.")
        }
        return facts
    }

    private static func size(_ size: Int64, of limit: Int64) -> String {
        let words = Counts.size(Int(size))
        return Double(size) < Double(limit) * nearly ? words : "\(words) of at most \(Counts.size(Int(limit)))"
    }

    /// How many pictures have an empty alternative text or none.
    private static func withoutDescription(in html: String) -> Int {
        html.split(separator: "<img ").dropFirst().count { picture in
            let tag = picture.prefix { $0 != ">" }
            guard let alt = tag.firstRange(of: "alt=\"") else { return true }
            return tag[alt.upperBound...].first == "\""
        }
    }
}

extension [EmailFile] {
    fileprivate var total: Int64 { reduce(0) { $0 + $1.size } }
}

extension [EmailFile] {
    /// Whether one of them is to be followed, as far as its sender says.
    var hasFollowedFile: Bool { contains { $0.kind == .file && $0.isFollowed } }
}

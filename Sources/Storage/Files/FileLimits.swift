internal import Tracking

/// How large the files of an email may be (product §13).
package struct FileLimits: Hashable, Sendable {
    /// The largest followed file, in bytes.
    package var followedFile: Int64
    /// All followed files of an email together, in bytes.
    package var followedFiles: Int64
    /// The largest message that goes out, with everything that it carries, in bytes.
    package var message: Int64

    /// More files of one kind than this are refused.
    package static let maximumCount = 100

    /// A month of 30 days at the least, ten years at the most is what a file can be offered for; in days.
    package static let days = 1...3_650

    /// 100 MiB each, 250 MiB per email, 25 MiB for what is really attached.
    package init(
        followedFile: Int64 = 100 * 1_024 * 1_024,
        followedFiles: Int64 = 250 * 1_024 * 1_024,
        message: Int64 = Int64(RawSubmission.maximumSize)
    ) {
        self.followedFile = followedFile
        self.followedFiles = followedFiles
        self.message = message
    }

    /// What a content takes in a message, header fields of its part included: four letters for three bytes, in lines of 76
    /// (RFC 2045 §6.8).
    package static func carried(_ size: Int64) -> Int64 {
        let letters = (size + 2) / 3 * 4
        return letters + (letters + 75) / 76 * 2 + 512
    }

    /// The largest content that still fits into a message of which so many bytes are taken.
    package func room(besides taken: Int64) -> Int64 {
        max((message - taken - 512) / 78 * 57, 0)
    }
}

extension FileLimits {
    /// Why a file of that size can't be followed beside the others, as a sentence; `nil` where it can.
    package func obstacle(toFollowing size: Int64, besides others: [EmailFile]) -> String? {
        guard others.count < Self.maximumCount else { return "An email takes at most \(Self.maximumCount) files." }
        guard size <= followedFile else { return "A followed file has at most \(followedFile.sizeText)." }
        guard others.reduce(size, { $0 + $1.size }) <= followedFiles else {
            return "The followed files of one email have at most \(followedFiles.sizeText) together."
        }
        return nil
    }

    /// Refuses a set of files that an email with texts of that length can't go out with.
    func check(_ files: [EmailFile], textLength: Int64) throws(StoreError) {
        let attachments = files.filter { $0.kind == .file }
        guard attachments.count <= Self.maximumCount, files.count - attachments.count <= Self.maximumCount else {
            throw .tooLarge(
                problem: "An email takes at most \(Self.maximumCount) files and as many pictures. Take some out first."
            )
        }
        let followed = attachments.filter(\.isFollowed)
        guard followed.allSatisfy({ $0.size <= followedFile }) else {
            throw .tooLarge(
                problem:
                    "A followed file has at most \(followedFile.sizeText). Make it smaller, or put it elsewhere and link to it."
            )
        }
        guard followed.reduce(0, { $0 + $1.size }) <= followedFiles else {
            throw .tooLarge(
                problem:
                    "The followed files of one email have at most \(followedFiles.sizeText) together. Take one out first."
            )
        }
        let carried = files.filter { $0.kind == .image || !$0.isFollowed }
        guard carried.reduce(textLength, { $0 + Self.carried($1.size) }) <= message else {
            throw .tooLarge(
                problem:
                    "The message would be larger than \(message.sizeText) with this. Follow the file instead of attaching it, make it smaller, or take something out."
            )
        }
    }
}

internal import Foundation
internal import Tracking

/// A file that a command reads, or standard input.
enum InputFile {
    /// All its bytes.
    ///
    /// One byte more than is allowed is read, so that what is too large is refused before it fills the memory.
    static func bytes(of path: String, limit: Int) throws(InputFileError) -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        let data: Data
        do {
            guard let handle else { throw InputFileError.unreadable(path) }
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw .unreadable(path)
        }
        guard data.count <= limit else { throw .tooLarge(limit: limit) }
        return Array(data)
    }
}

/// Why a file is not read.
enum InputFileError: Error, Hashable, CustomStringConvertible {
    case unreadable(String)
    case tooLarge(limit: Int)

    var description: String {
        switch self {
        case .unreadable(let path): "The file \(path) can’t be read. Check its name and its permissions."
        case .tooLarge(let limit): "The file is larger than \(limit.sizeText). Make it smaller."
        }
    }
}

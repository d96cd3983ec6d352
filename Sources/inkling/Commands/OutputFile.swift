internal import Foundation

/// Where a command puts what it made.
enum OutputFile {
    /// Puts bytes in a file.
    static func write(_ bytes: [UInt8], to path: String) throws(OutputFileError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .unwritable(path)
        }
    }

    /// Puts bytes on standard output, as they are.
    static func print(_ bytes: [UInt8]) throws(OutputFileError) {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw .unwritable("standard output")
        }
    }
}

/// Why something could not be put where it should go.
enum OutputFileError: Error, Hashable, CustomStringConvertible {
    case unwritable(String)

    var description: String {
        switch self {
        case .unwritable(let path):
            "\(path) can’t be written. Check the folder, its permissions and the room on the disk."
        }
    }
}

internal import ArgumentParser
internal import Foundation

extension ExitCode {
    /// Wrong usage (sysexits.h `EX_USAGE`); bad input is ``failure``, 1 (design §4).
    static let wrongUsage = ExitCode(64)

    /// Prints what went wrong on standard error, and gives the status to throw.
    static func reporting(_ problem: any Error, as status: ExitCode = .failure) -> ExitCode {
        FileHandle.standardError.write(Data("inkling: \(problem)\n".utf8))
        return status
    }
}

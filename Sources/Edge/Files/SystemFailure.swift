#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An error number of the operating system.
struct SystemFailure: Error, Hashable {
    let code: CInt

    /// The one that the last call left behind on this thread.
    static var last: SystemFailure { SystemFailure(code: errno) }
}

extension SystemFailure: CustomStringConvertible {
    // Both C libraries give known errors a text that stays.
    var description: String { String(cString: strerror(code)) }
}

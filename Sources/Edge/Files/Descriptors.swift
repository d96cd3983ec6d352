#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// How many files and connections this process may have open at a time.
struct Descriptors: Sendable {
    /// Raises the limit as far as is allowed, and tells it.
    let raise: @Sendable () -> Int

    /// So many are kept from the listener: half of them for journal and database, half for the pages and for mail.
    static let reserve = 256

    /// So many of a limit are for the listener's connections; of a very low limit that is half.
    static func connections(of limit: Int) -> Int {
        limit - min(reserve, limit / 2)
    }

    /// The process's own.
    static let system = Descriptors {
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { return usual }
        let allowed = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
        if limit.rlim_cur < limit.rlim_max, withUnsafePointer(to: allowed, { setrlimit(kind, $0) }) == 0 {
            limit = allowed
        }
        // No limit at all is told as the greatest number.
        return Int(clamping: limit.rlim_cur)
    }

    /// What systems give where nobody asked for more.
    private static let usual = 1_024

    #if canImport(Glibc)
    private static let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    private static let kind = RLIMIT_NOFILE
    #endif
}

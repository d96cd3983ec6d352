#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

extension ObjectStoreError {
    /// What the last call on this thread failed with.
    static var last: ObjectStoreError { ObjectStoreError(errno) }

    init(_ code: CInt) {
        switch code {
        // Both words for it: the disk is full, or this user's share of it.
        case ENOSPC, EDQUOT: self = .full
        case ENOENT: self = .missing
        default: self = .failed(code: code)
        }
    }
}

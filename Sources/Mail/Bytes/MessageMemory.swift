#if canImport(Glibc)
internal import CMalloc
#endif

/// How the memory that messages take is kept for the next one.
package enum MessageMemory {
    /// Lets the process keep a few freed megabytes; to be called once at its start.
    ///
    /// A copy takes a message's size several times over and frees it again. By itself glibc gives whatever lies free at the
    /// end of the heap back from 128 kB on, and the system clears each page when the next copy fetches it: a third of
    /// the time that a copy takes. Blocks of a megabyte and more still go back at once.
    package static func keep() {
        #if canImport(Glibc)
        // A refusal leaves things as they were, which is slower and nothing else.
        mallopt(M_TRIM_THRESHOLD, 4 << 20)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
        #endif
    }
}

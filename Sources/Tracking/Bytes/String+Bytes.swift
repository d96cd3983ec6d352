#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

extension String {
    /// Whether the bytes of a word stand in it: what `contains` says where the word is ASCII, many times as quick.
    func hasBytes(of word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard length > 0 else { return true }
        var text = self
        return text.withUTF8 { bytes in
            guard var place = bytes.baseAddress else { return false }
            let end = place + bytes.count
            while end - place >= length,
                let found = memchr(place, Int32(word.utf8Start.pointee), end - place - length + 1)
            {
                if memcmp(found, word.utf8Start, length) == 0 { return true }
                place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
            }
            return false
        }
    }
}

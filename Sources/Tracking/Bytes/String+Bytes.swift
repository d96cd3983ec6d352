#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

extension String {
    /// Whether the bytes of a word stand in it: what `contains` says where the word is ASCII, many times as quick.
    func hasBytes(of word: StaticString) -> Bool {
        endOfBytes(of: word) != nil
    }

    /// The place in UTF-8 behind the first such word; `nil` where there is none.
    func endOfBytes(of word: StaticString) -> Int? {
        let length = word.utf8CodeUnitCount
        guard length > 0 else { return 0 }
        var text = self
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return nil }
            var place = start
            let end = start + bytes.count
            while end - place >= length,
                let found = memchr(place, Int32(word.utf8Start.pointee), end - place - length + 1)
            {
                place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
                if memcmp(found, word.utf8Start, length) == 0 { return place - start + length }
                place += 1
            }
            return nil
        }
    }
}

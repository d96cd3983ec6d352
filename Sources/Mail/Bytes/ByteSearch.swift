internal import Foundation

extension [UInt8] {
    /// The first place of a byte in a range; the C library looks at many at a time.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count else { return nil }
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// The first place of some ASCII text from a place on.
    func firstIndex(of text: StaticString, from start: Int) -> Int? {
        let text = text.withUTF8Buffer(Array.init)
        guard let first = text.first else { return nil }
        var place = start
        while place < count, let found = firstIndex(of: first, in: place..<count) {
            if self[found...].starts(with: text) { return found }
            place = found + 1
        }
        return nil
    }
}

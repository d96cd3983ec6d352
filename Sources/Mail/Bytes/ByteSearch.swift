internal import Foundation

extension [UInt8] {
    /// The first place of a byte in a range; the C library looks at many at a time.
    @inline(__always)
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count else { return nil }
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// How often a byte stands in a range.
    func count(of byte: UInt8, in range: Range<Int>) -> Int {
        guard range.lowerBound >= 0, range.upperBound <= count else { return 0 }
        return withUnsafeBytes { buffer in
            var found = 0
            var start = range.lowerBound
            while start < range.upperBound {
                // So few at a time that a byte can count them: then the compiler compares many at once.
                let end = Swift.min(start + 240, range.upperBound)
                var some: UInt8 = 0
                for place in start..<end where buffer[place] == byte { some &+= 1 }
                found += Int(some)
                start = end
            }
            return found
        }
    }

    /// The first place in a range that holds anything but white space as HTML has it.
    func firstIndexOfNonSpace(in range: Range<Int>) -> Int? {
        var place = range.lowerBound
        while place < range.upperBound {
            // Indented lines begin with many blanks: eight are one comparison.
            if place + 8 <= range.upperBound, word(at: place) == Self.blanks {
                place += 8
                continue
            }
            guard self[place].isHTMLSpace else { return place }
            place += 1
        }
        return nil
    }

    /// Eight bytes as one number, the first of them lowest; they must be there.
    @inline(__always)
    func word(at place: Int) -> UInt64 {
        precondition(place >= 0 && place + 8 <= count)
        return withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
    }

    private static var blanks: UInt64 { 0x2020_2020_2020_2020 }

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

extension ArraySlice<UInt8> {
    /// The first place of a byte; the C library looks at many at a time.
    func firstIndex(ofByte byte: UInt8) -> Int? {
        withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base, Int32(byte), buffer.count) else { return nil }
            return startIndex + (UnsafeRawPointer(found) - base)
        }
    }
}

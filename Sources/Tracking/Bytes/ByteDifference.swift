/// Writes a text as what must be done to a similar one, so that a token need not carry both.
///
/// The form is a row of steps: how many bytes to copy, how many to leave out, how many new ones follow, and these. The
/// numbers are base-128 with the low seven bits first.
enum ByteDifference {
    /// How far both texts are searched for the place where they agree again.
    private static let window = 16
    /// How many bytes must agree for that.
    private static let agreement = 4

    static func encode(_ text: [UInt8], from base: [UInt8]) -> [UInt8] {
        var steps: [UInt8] = []
        var inBase = 0
        var inText = 0
        while inText < text.count || inBase < base.count {
            let same = zip(base[inBase...], text[inText...]).prefix { $0 == $1 }.count
            let (skipped, added) = gap(base[(inBase + same)...], text[(inText + same)...])
            let literal = text[(inText + same)..<(inText + same + added)]
            append(same, to: &steps)
            append(skipped, to: &steps)
            append(added, to: &steps)
            steps.append(contentsOf: literal)
            inBase += same + skipped
            inText += same + added
        }
        return steps
    }

    /// The text again; `nil` where the steps do not fit the base or make more than `limit` bytes.
    static func decode(_ steps: UnsafeRawBufferPointer, from base: [UInt8], limit: Int) -> [UInt8]? {
        var reader = ByteReader(steps)
        var text: [UInt8] = []
        var inBase = 0
        while !reader.isAtEnd {
            guard let same = number(&reader), let skipped = number(&reader), let added = number(&reader),
                let literal = reader.run(of: added),
                same <= base.count - inBase, skipped <= base.count - inBase - same,
                text.count + same + added <= limit
            else { return nil }
            text.append(contentsOf: base[inBase..<inBase + same])
            text.append(contentsOf: literal)
            inBase += same + skipped
        }
        return text
    }

    /// How many bytes of each differ, until both agree again or end.
    private static func gap(_ base: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> (skipped: Int, added: Int) {
        for sum in 1..<window + 1 {
            for added in 0...sum {
                let left = base.dropFirst(sum - added).prefix(agreement)
                if left.count == agreement, left.elementsEqual(text.dropFirst(added).prefix(agreement)) {
                    return (sum - added, added)
                }
            }
        }
        return (base.count, text.count)
    }

    private static func append(_ number: Int, to steps: inout [UInt8]) {
        var rest = UInt32(number)
        while rest >= 0x80 {
            steps.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        steps.append(UInt8(rest))
    }

    private static func number(_ reader: inout ByteReader) -> Int? {
        var value = 0
        for shift in [0, 7, 14] {
            guard let byte = reader.number(UInt8.self) else { return nil }
            value |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }
}

/// Reads the labels of international names (RFC 3492 §6.2).
enum Punycode {
    private static let base = 36
    private static let threshold = 1...26

    /// The characters that the letters behind `xn--` stand for; nil where they stand for none.
    static func decode(_ label: ArraySlice<UInt8>) -> String? {
        let dash = label.lastIndex(of: ASCII.dash) ?? label.startIndex
        var scalars = label[..<dash].map { Unicode.Scalar($0) }
        var digits = label[(dash > label.startIndex ? dash + 1 : dash)...]
        guard !digits.isEmpty else { return nil }
        var code = 128
        var place = 0
        var bias = 72
        while !digits.isEmpty {
            guard let (distance, rest) = number(digits, bias: bias) else { return nil }
            digits = rest
            let count = scalars.count + 1
            bias = adapted(distance, count: count, isFirst: place == 0)
            code += (place + distance) / count
            place = (place + distance) % count
            guard code <= 0x10_FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
            scalars.insert(scalar, at: place)
            place += 1
        }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    /// A number of variable length, and what follows it.
    private static func number(_ digits: ArraySlice<UInt8>, bias: Int) -> (Int, ArraySlice<UInt8>)? {
        var value = 0
        var weight = 1
        for (index, byte) in digits.enumerated() {
            guard let digit = digit(byte) else { return nil }
            value += digit * weight
            let limit = min(max((index + 1) * base - bias, threshold.lowerBound), threshold.upperBound)
            if digit < limit { return (value, digits.dropFirst(index + 1)) }
            weight *= base - limit
            // Larger ones stand for no character.
            guard weight < 1 << 32, value < 1 << 32 else { return nil }
        }
        return nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        if byte.isLetter { return Int(byte.lowered - UInt8(ascii: "a")) }
        return byte.isDigit ? Int(byte - UInt8(ascii: "0")) + 26 : nil
    }

    private static func adapted(_ distance: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? distance / 700 : distance / 2
        delta += delta / count
        var steps = 0
        while delta > (base - 1) * 26 / 2 {
            delta /= base - 1
            steps += base
        }
        return steps + base * delta / (delta + 38)
    }
}

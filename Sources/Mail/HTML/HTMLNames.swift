/// Reads the names of tags in one document.
struct HTMLNames {
    private let known = HTMLNames.table
    /// Names that are too long to be spelled out, by what they are; each document numbers its own.
    private var long: [[UInt8]: UInt64] = [:]

    /// The name at a place of the document.
    mutating func name(_ range: Range<Int>, in bytes: [UInt8]) -> HTMLName {
        guard range.count <= HTMLName.maximumLength else { return longName(bytes[range].map(\.lowered)) }
        let spelling = HTMLName.Spelling(bytes[range])
        return HTMLName(element: element(spelling), low: spelling.low, high: spelling.high)
    }

    private mutating func longName(_ name: [UInt8]) -> HTMLName {
        let number = long[name] ?? UInt64(long.count)
        long[name] = number
        let isVector = name.starts(with: "v:".utf8)
        return HTMLName(element: isVector ? .vector : .other, low: number, high: HTMLName.longMark)
    }

    private func element(_ spelling: HTMLName.Spelling) -> HTMLElement {
        var slot = Self.slot(spelling)
        while known[slot].element != .other {
            if known[slot].low == spelling.low, known[slot].high == spelling.high { return known[slot].element }
            slot = (slot + 1) & (Self.tableSize - 1)
        }
        return spelling.low & 0xFFFF == Self.vectorMark ? .vector : .other
    }

    /// "v:" as it is spelled.
    private static let vectorMark: UInt64 = 0x3A76

    // An open hash table, with room enough that most names stand in their own slot.
    private static let tableSize = 512

    private static func slot(_ spelling: HTMLName.Spelling) -> Int {
        // The factor is the fraction of the golden ratio: it spreads what differs in few bits (Knuth, volume 3, §6.4).
        Int(truncatingIfNeeded: ((spelling.low ^ spelling.high) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    private static let table: [HTMLName] = {
        let free = HTMLName(element: .other, low: 0, high: 0)
        var table = [HTMLName](repeating: free, count: tableSize)
        for element in HTMLElement.allCases where element.name != nil {
            let name = HTMLName(element)
            var place = slot(HTMLName.Spelling(Array((element.name ?? "").utf8)[...]))
            while table[place].element != .other { place = (place + 1) & (tableSize - 1) }
            table[place] = name
        }
        return table
    }()
}

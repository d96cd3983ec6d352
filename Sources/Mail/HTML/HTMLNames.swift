/// Reads the names of tags in one document.
struct HTMLNames {
    private let known = HTMLNames.table
    /// Names that are too long to be spelled out, by what they are; each document numbers its own.
    private var long: [[UInt8]: UInt64] = [:]

    /// The name at a place of the document.
    mutating func name(_ range: Range<Int>, in bytes: [UInt8]) -> HTMLName {
        guard range.count <= HTMLName.maximumLength else { return longName(bytes[range].map(\.lowered)) }
        let (low, high) = HTMLName.spelled(bytes, at: range)
        return name(low: low, high: high)
    }

    private mutating func longName(_ name: [UInt8]) -> HTMLName {
        let number = long[name] ?? UInt64(long.count)
        long[name] = number
        let element: HTMLElement = name.starts(with: "v:".utf8) ? .vector : .other
        return HTMLName(element: element, kinds: [], low: number, high: HTMLName.longMark)
    }

    private func name(low: UInt64, high: UInt64) -> HTMLName {
        var slot = Self.slot(low: low, high: high)
        while true {
            let name = known[slot]
            if name.low == low, name.high == high { return name }
            guard name.element != .other else { break }
            slot = (slot + 1) & (Self.tableSize - 1)
        }
        let element: HTMLElement = low & 0xFFFF == Self.vectorMark ? .vector : .other
        return HTMLName(element: element, kinds: [], low: low, high: high)
    }

    /// "v:" as it is spelled.
    private static let vectorMark: UInt64 = 0x3A76

    // An open hash table, with room enough that most names stand in their own slot.
    private static let tableSize = 512

    private static func slot(low: UInt64, high: UInt64) -> Int {
        // The factor is the fraction of the golden ratio: it spreads what differs in few bits (Knuth, volume 3, §6.4).
        Int(truncatingIfNeeded: ((low ^ high) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    private static let table: [HTMLName] = {
        let free = HTMLName(element: .other, kinds: [], low: 0, high: 0)
        var table = [HTMLName](repeating: free, count: tableSize)
        for element in HTMLElement.allCases where element.name != nil {
            let name = HTMLName(element)
            var place = slot(low: name.low, high: name.high)
            while table[place].element != .other { place = (place + 1) & (tableSize - 1) }
            table[place] = name
        }
        return table
    }()
}

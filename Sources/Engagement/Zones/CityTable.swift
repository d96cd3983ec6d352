package import Foundation

/// The cities of countries with several times, and area codes that have one, as `scripts/cities` makes a table of them.
///
/// Its lines are in the order of their bytes and are looked for where they lie, so that a table that is mapped into memory
/// takes no time to load, and no more memory than what was looked at.
package struct CityTable: Sendable {
    /// Knows no city.
    package static let empty = CityTable(Data())

    private let bytes: Data

    /// Takes the bytes of the table, or nothing.
    package init(_ bytes: Data) {
        self.bytes = bytes
    }

    /// A city by one of its names.
    struct City: Hashable, Sendable {
        /// The code of its state or province; empty where addresses name none.
        let region: String
        let zone: String
        let population: Int
        /// Whether it is called so, and not by a name that others have for it.
        let isOwnName: Bool
    }

    /// Whether it knows none.
    var isEmpty: Bool { bytes.isEmpty }

    /// All cities of a country that somebody calls so.
    func cities(named name: String, in country: String) -> [City] {
        let name = PlaceName.folded(name)
        guard !name.isEmpty else { return [] }
        return rows(behind: "\(country)\t\(name)\t").compactMap { row in
            guard row.count >= 4, let population = Int32(row[2]) else { return nil }
            return City(
                region: String(row[0]),
                zone: String(row[1]),
                population: Int(population),
                isOwnName: row[3] == "name"
            )
        }
    }

    /// The zones of a state or province, that of most of its cities first.
    func zones(of region: Region) -> [String] {
        rows(behind: "\(region.country)-\(region.code)\t").flatMap { $0.map(String.init) }
    }

    /// The zone of the numbers that begin so, calling code first, in digits alone.
    func zone(ofAreaCode digits: String) -> String? {
        rows(behind: "+\(digits)\t").first?.first.map(String.init)
    }

    /// What stands behind a beginning, in columns, of all lines that have it.
    private func rows(behind beginning: String) -> [[Substring]] {
        let key = Array(beginning.utf8)
        return bytes.withUnsafeBytes { (text: UnsafeRawBufferPointer) -> [[Substring]] in
            var rows: [[Substring]] = []
            var start = Self.firstLine(of: text, notBefore: key)
            while start < text.count {
                let line = Self.line(at: start, of: text)
                guard line.starts(with: key) else { break }
                let row = String(decoding: line.dropFirst(key.count), as: UTF8.self)
                rows.append(row.split(separator: "\t", omittingEmptySubsequences: false))
                start = line.endIndex + 1
            }
            return rows
        }
    }

    /// Where the first line begins that does not sort before the key.
    private static func firstLine(of text: UnsafeRawBufferPointer, notBefore key: [UInt8]) -> Int {
        var (low, high) = (0, text.count)
        while low < high {
            let middle = low + (high - low) / 2
            let start = text[low..<middle].lastIndex(of: newline).map { $0 + 1 } ?? low
            let line = Self.line(at: start, of: text)
            if line.lexicographicallyPrecedes(key) {
                low = line.endIndex + 1
            } else {
                high = start
            }
        }
        return low
    }

    private static func line(at start: Int, of text: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        text[start..<(text[start...].firstIndex(of: newline) ?? text.count)]
    }

    private static let newline = UInt8(ascii: "\n")
}

internal import Foundation

/// Reads a table in CSV (RFC 4180) piece by piece, as it comes from a file or from the network.
///
/// More is taken than the standard has, for this is what spreadsheets write: a byte order mark, any end of line, `;` or a
/// tab instead of the comma (the first line shows which), and empty lines, which are passed over. A quote in the middle of
/// a field that did not begin with one belongs to the text.
package struct CSVReader {
    /// More bytes than this no row has; what is more is a quote that nobody closed.
    package static let rowLimit = 1_048_576

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What has come of a row that is not complete.
    private var pending: [UInt8] = []
    /// The line on which it begins.
    private var line = 1
    /// Whether a row was too long, and the rest of its line is passed over.
    private var isSkipping = false
    private var separator: UInt8?

    /// Begins with nothing read.
    package init() {}

    /// Takes the next bytes, and hands over each row that is complete, or what is wrong with it, in order.
    package mutating func read(
        _ bytes: some Collection<UInt8>,
        _ handle: (Result<CSVRow, CSVError>) throws -> Void
    ) rethrows {
        pending.append(contentsOf: bytes)
        try takeRows(isEnd: false, handle)
        guard pending.count > Self.rowLimit else { return }
        if !isSkipping { try handle(.failure(CSVError(line: line, .tooLong(limit: Self.rowLimit)))) }
        isSkipping = true
        line += pending.count { $0 == UInt8(ascii: "\n") }
        pending = []
    }

    /// Hands over what stands behind the last end of a line.
    package mutating func finish(_ handle: (Result<CSVRow, CSVError>) throws -> Void) rethrows {
        try takeRows(isEnd: true, handle)
        self = CSVReader()
    }

    /// Reads a table that is there as a whole.
    package static func rows(_ bytes: some Collection<UInt8>) -> [Result<CSVRow, CSVError>] {
        var reader = CSVReader()
        var rows: [Result<CSVRow, CSVError>] = []
        reader.read(bytes) { rows.append($0) }
        reader.finish { rows.append($0) }
        return rows
    }

    private mutating func takeRows(
        isEnd: Bool,
        _ handle: (Result<CSVRow, CSVError>) throws -> Void
    ) rethrows {
        var start = 0
        if line == 1, separator == nil {
            guard let end = firstLineEnd(isEnd: isEnd) else { return }
            start = pending.starts(with: Self.mark) ? Self.mark.count : 0
            // Whether quoted or not: nobody puts many commas into the names of columns.
            separator = Self.separator(of: pending[start..<end])
        }
        while start < pending.count, let scan = scan(from: start, isEnd: isEnd) {
            let place = line
            line += scan.lines
            start = scan.end
            if isSkipping {
                isSkipping = false
            } else if let row = scan.row {
                try handle(row.map { CSVRow(line: place, fields: $0) }.mapError { CSVError(line: place, $0) })
            }
        }
        pending.removeFirst(start)
    }

    private func scan(from start: Int, isEnd: Bool) -> CSVScan? {
        pending.withUnsafeBufferPointer { bytes in
            CSVScan(bytes, from: start, separator: separator ?? UInt8(ascii: ","), isEnd: isEnd)
        }
    }

    private func firstLineEnd(isEnd: Bool) -> Int? {
        pending.firstIndex(of: UInt8(ascii: "\n")) ?? (isEnd ? pending.count : nil)
    }

    /// The one of the usual separators that the first line has most of.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var best = (separator: UInt8(ascii: ","), count: 0)
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let count = bytes.count { $0 == separator }
            if count > best.count { best = (separator, count) }
        }
        return best.separator
    }
}

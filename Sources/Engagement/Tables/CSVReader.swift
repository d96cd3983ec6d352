internal import Foundation

/// Reads a table in CSV (RFC 4180) piece by piece, as it comes from a file or from the network.
///
/// More is taken than the standard has, for this is what spreadsheets write: a byte order mark, any end of line, `;` or a
/// tab instead of the comma (the first line shows which, or a line `sep=;` before it), and empty lines, which are passed over.
/// A quote in the middle of a field that did not begin with one belongs to the text.
package struct CSVReader {
    /// More bytes than this no row has; what is more is a quote that nobody closed.
    package static let rowLimit = 1_048_576

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// What has come of a row that is not complete.
    private var pending: [UInt8] = []
    /// The line on which it begins.
    private var line = 1
    /// Whether a row was too long, and the rest of its line is passed over.
    private var isSkipping = false
    private var separator: UInt8?
    /// Whether lines end with a lone return, as on old Macs; such a table is read with its returns as line feeds.
    private var hasReturns = false

    /// Begins with nothing read.
    package init() {}

    /// Takes the next bytes, and hands over each row that is complete, or what is wrong with it, in order.
    package mutating func read(
        _ bytes: some Collection<UInt8>,
        _ handle: (Result<CSVRow, CSVError>) throws -> Void
    ) rethrows {
        if hasReturns {
            pending.append(contentsOf: bytes.lazy.map(Self.lineFeed))
        } else {
            pending.append(contentsOf: bytes)
        }
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
        while separator == nil {
            guard lookAtFirstLine(isEnd: isEnd) else { return }
        }
        var start = 0
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

    /// Where the first line begins.
    private var firstStart: Int { line == 1 && pending.starts(with: Self.mark) ? Self.mark.count : 0 }

    /// Finds the separator in the first line, or passes over the line where it says nothing of any column.
    ///
    /// False where its end has not come yet.
    private mutating func lookAtFirstLine(isEnd: Bool) -> Bool {
        guard let end = firstLineEnd(isEnd: isEnd) else { return false }
        let start = firstStart
        var text = pending[start..<end]
        while text.last == UInt8(ascii: "\r") { text.removeLast() }
        let named = Self.namedSeparator(text)
        guard named != nil || text.isEmpty, !isSkipping, end < pending.count else {
            // Whether quoted or not: nobody puts many commas into the names of columns.
            separator = Self.separator(of: text)
            pending.removeFirst(start)
            return true
        }
        separator = named
        var next = end + 1
        line += 1
        // All empty lines are taken at once: what stands behind them would be moved for each.
        while named == nil, let empty = emptyLineEnd(from: next) {
            next = empty
            line += 1
        }
        pending.removeFirst(next)
        return true
    }

    /// Behind the empty line that begins there; `nil` where there is none.
    private func emptyLineEnd(from start: Int) -> Int? {
        var place = start
        while place < pending.count, pending[place] == UInt8(ascii: "\r") { place += 1 }
        return place < pending.count && pending[place] == UInt8(ascii: "\n") ? place + 1 : nil
    }

    /// Where the first line ends, once that can be told; returns are made line feeds where lines end with a lone one.
    private mutating func firstLineEnd(isEnd: Bool) -> Int? {
        var isQuoted = false
        // Whether a quote would begin a field, or be the second one of two.
        var canOpen = true
        // It says nothing of how lines end, but is all there is where a quote is not closed.
        var quotedEnd: Int?
        for place in pending.indices.dropFirst(firstStart) {
            if place >= Self.rowLimit, let quotedEnd { return quotedEnd }
            let byte = pending[place]
            switch byte {
            case UInt8(ascii: "\n"):
                guard isQuoted else { return place }
                quotedEnd = quotedEnd ?? place
            case UInt8(ascii: "\""):
                (isQuoted, canOpen) = (!isQuoted && canOpen, isQuoted)
            case UInt8(ascii: "\r") where !isQuoted:
                guard let next = pending[place...].firstIndex(where: { $0 != byte }) else {
                    return isEnd ? pending.count - 1 : nil
                }
                guard pending[next] != UInt8(ascii: "\n") else { return next }
                hasReturns = true
                pending = pending.map(Self.lineFeed)
                return place
            default:
                canOpen = Self.separators.contains(byte)
            }
        }
        return isEnd ? quotedEnd ?? pending.count : nil
    }

    private static func lineFeed(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte }

    /// The separator that a line such as `sep=;` names, which spreadsheets write before the first row.
    private static func namedSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
        let text = line.filter { $0 != UInt8(ascii: "\"") }
        let isNamed = text.count == 5 && String(decoding: text.dropLast(), as: UTF8.self).lowercased() == "sep="
        return isNamed ? text.last : nil
    }

    /// The one of the usual separators that the first line has most of.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var best = (separator: UInt8(ascii: ","), count: 0)
        for separator in separators {
            let count = bytes.count { $0 == separator }
            if count > best.count { best = (separator, count) }
        }
        return best.separator
    }
}

internal import Foundation

/// One row that was found in the bytes of a table.
struct CSVScan {
    /// Where the next row begins.
    let end: Int
    /// How many ends of lines it has, its own with them.
    let lines: Int
    /// Its fields, or what is wrong with them; `nil` where the line is empty.
    let row: Result<[String], CSVError.Problem>?

    /// Looks for the row that begins at `start`; `nil` where it may go on behind the bytes that are there.
    ///
    /// A row without a quote is found and cut with `memchr`, for a table may have millions of them.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8, isEnd: Bool) {
        let newline = bytes.first(UInt8(ascii: "\n"), from: start, to: bytes.count)
        guard newline != nil || isEnd else { return nil }
        let lineEnd = newline ?? bytes.count
        if bytes.first(UInt8(ascii: "\""), from: start, to: lineEnd) == nil {
            end = min(lineEnd + 1, bytes.count)
            lines = 1
            row = Self.plainRow(bytes, from: start, to: lineEnd, separator: separator)
        } else {
            var quoted = CSVQuotedRow(separator: separator)
            var place = start
            while place < bytes.count, !quoted.isComplete {
                quoted.take(bytes[place])
                place += 1
            }
            guard quoted.isComplete || isEnd else { return nil }
            end = place
            lines = quoted.lines
            row = quoted.row
        }
    }

    private static func plainRow(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        to end: Int,
        separator: UInt8
    ) -> Result<[String], CSVError.Problem>? {
        var end = end
        while start < end, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        guard start < end else { return nil }
        var fields: [String] = []
        var place = start
        while place <= end {
            let next = bytes.first(separator, from: place, to: end) ?? end
            guard let field = String(validating: UnsafeBufferPointer(rebasing: bytes[place..<next]), as: UTF8.self)
            else { return .failure(.notUTF8) }
            fields.append(field)
            place = next + 1
        }
        return .success(fields)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place of a byte in a part of the memory.
    fileprivate func first(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
        guard let baseAddress, start < end,
            let place = memchr(baseAddress + start, Int32(byte), end - start)
        else { return nil }
        return UnsafeRawPointer(place) - UnsafeRawPointer(baseAddress)
    }
}

import Foundation
import NIOCore
import Testing

/// An answer as a client reads it.
struct WireAnswer {
    let status: Int
    let fields: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Takes one answer off the buffer; `nil` where it is not complete.
    init?(reading buffer: inout ByteBuffer, toHead: Bool) throws {
        guard let end = buffer.withUnsafeReadableBytes(Self.headEnd) else { return nil }
        let bytes = buffer.readableBytesView
        let head = bytes[bytes.startIndex..<bytes.startIndex + end]
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = try #require(lines.first).split(separator: " ")
        try #require(words.first == "HTTP/1.1")
        status = try #require(Int(words[1]))
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let colon = try #require(line.firstIndex(of: ":"))
            let name = line[..<colon].lowercased()
            try #require(fields[name] == nil, "a field twice")
            fields[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let isBodiless = toHead || status == 304
        let length = isBodiless ? 0 : try #require(fields["content-length"].flatMap { Int($0) })
        let start = bytes.startIndex + end + 4
        guard bytes.endIndex - start >= length else { return nil }
        self.fields = fields
        body = Array(bytes[start..<start + length])
        buffer.moveReaderIndex(to: start + body.count)
    }

    private static func headEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let ending = UInt32(bigEndian: 0x0D0A_0D0A)
        var place = 0
        while place + 4 <= bytes.count {
            if bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self) == ending { return place }
            place += 1
        }
        return nil
    }
}

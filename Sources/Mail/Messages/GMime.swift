internal import CGMime
internal import Foundation

/// GMime's functions on bytes, in Swift's words.
enum GMime {
    /// Undoes a transfer encoding.
    static func decode(_ bytes: ArraySlice<UInt8>, encoding: TransferEncoding) -> [UInt8] {
        guard encoding != .identity else { return Array(bytes) }
        let room = cgmime_decoded_room(encoding.code, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            count = bytes.withUnsafeBufferPointer {
                cgmime_decode(encoding.code, $0.baseAddress, $0.count, output.baseAddress)
            }
        }
    }

    /// Undoes a transfer encoding piece by piece, so that the whole is never there; ends early where `take` gives false.
    ///
    /// What is broken at the very end may be missing.
    static func decode(_ bytes: ArraySlice<UInt8>, encoding: TransferEncoding, take: (ArraySlice<UInt8>) -> Bool) {
        guard encoding != .identity, let decoder = cgmime_decoder_new(encoding.code) else {
            _ = take(bytes)
            return
        }
        defer { cgmime_decoder_free(decoder) }
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: portion) {
            let portion = bytes[start..<min(start + portion, bytes.endIndex)]
            let room = cgmime_decoded_room(encoding.code, portion.count)
            let piece = [UInt8](unsafeUninitializedCapacity: room) { output, count in
                count = portion.withUnsafeBufferPointer {
                    cgmime_decoder_step(decoder, $0.baseAddress, $0.count, output.baseAddress)
                }
            }
            if !take(piece[...]) { return }
        }
    }

    private static let portion = 32_768

    /// Text in the character set of this name as UTF-8; nil where iconv does not know the name.
    static func utf8(_ bytes: ArraySlice<UInt8>, charset: String) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { taken(cgmime_to_utf8(charset, $0.baseAddress, $0.count)) }
    }

    /// Text in the character set of this name; nil where iconv does not know the name or the set can't hold the text.
    static func encoded(_ text: some StringProtocol, charset: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { taken(cgmime_from_utf8(charset, $0.baseAddress, $0.count)) }
    }

    /// The value of an unstructured header field, unfolded, with its encoded words decoded.
    static func headerText(_ value: ArraySlice<UInt8>) -> String {
        let text = value.withUnsafeBufferPointer { taken(cgmime_header_text($0.baseAddress, $0.count)) } ?? []
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The instant of a `Date` field.
    static func date(_ value: ArraySlice<UInt8>) -> Date? {
        var seconds: Int64 = 0
        let isDate = value.withUnsafeBufferPointer { cgmime_date($0.baseAddress, $0.count, &seconds) }
        return isDate ? Date(timeIntervalSince1970: TimeInterval(seconds)) : nil
    }

    /// The value of a `Date` field, in UTC.
    static func dateText(_ date: Date) -> String {
        String(decoding: taken(cgmime_date_text(Int64(date.timeIntervalSince1970.rounded(.down)))) ?? [], as: UTF8.self)
    }

    /// The mailboxes of an address field, groups opened, as they are written there.
    static func mailboxes(_ value: ArraySlice<UInt8>) -> [(name: String?, address: String)] {
        final class Found {
            var mailboxes: [(name: String?, address: String)] = []
        }
        let found = Found()
        withExtendedLifetime(found) {
            value.withUnsafeBufferPointer { bytes in
                let context = Unmanaged.passUnretained(found).toOpaque()
                cgmime_addresses(bytes.baseAddress, bytes.count, context) { context, name, address in
                    guard let context, let address else { return }
                    let name = name.map { String(cString: $0) }
                    Unmanaged<Found>.fromOpaque(context).takeUnretainedValue()
                        .mailboxes.append((name, String(cString: address)))
                }
            }
        }
        return found.mailboxes
    }

    /// Copies what GMime made into an array, and gives it back.
    static func taken(_ made: cgmime_bytes) -> [UInt8]? {
        defer { cgmime_free(made) }
        guard let bytes = made.bytes else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: made.count))
    }
}

/// The kinds of pictures that can be inserted into an email (product §3.6), told by their content alone.
package enum PictureKind: String, Hashable, Sendable, CaseIterable {
    /// Portable Network Graphics.
    case png = "image/png"
    /// JPEG.
    case jpeg = "image/jpeg"
    /// Graphics Interchange Format.
    case gif = "image/gif"
    /// WebP.
    case webp = "image/webp"

    /// The media type.
    package var mediaType: String { rawValue }

    /// The usual end of a name.
    package var nameEnding: String {
        self == .jpeg ? "jpg" : rawValue.split(separator: "/").last.map(String.init) ?? ""
    }

    /// The largest picture that is taken, in bytes: larger ones are not for a mail.
    package static let maximumSize: Int64 = 10 * 1_024 * 1_024

    /// Tells a picture by how it begins, with a header that makes sense; `nil` for anything else.
    package init?(beginning bytes: [UInt8]) {
        if Self.isPNG(bytes) {
            self = .png
        } else if Self.isGIF(bytes) {
            self = .gif
        } else if Self.isWebP(bytes) {
            self = .webp
        } else if Self.isJPEG(bytes) {
            self = .jpeg
        } else {
            return nil
        }
    }

    /// PNG (third edition) §5.2, §11.2.1: the signature, then an IHDR of 13 bytes with a size that is not zero.
    private static func isPNG(_ bytes: [UInt8]) -> Bool {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        guard bytes.count >= 33, bytes.starts(with: signature), bytes[12..<16].elementsEqual("IHDR".utf8) else {
            return false
        }
        return number(bytes[16..<20]) > 0 && number(bytes[20..<24]) > 0
    }

    /// GIF89a §17, §18.
    private static func isGIF(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 13, ["GIF87a", "GIF89a"].contains(where: { bytes.starts(with: $0.utf8) }) else {
            return false
        }
        return number(bytes[6..<8].reversed()) > 0 && number(bytes[8..<10].reversed()) > 0
    }

    /// RFC 9649 §2: a RIFF container whose first chunk is one of three.
    private static func isWebP(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 20, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
            return false
        }
        return ["VP8 ", "VP8L", "VP8X"].contains { bytes[12..<16].elementsEqual($0.utf8) }
    }

    /// ITU-T T.81 §B.1.1: a chain of segments that leads to a frame header with a size.
    private static func isJPEG(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return false }
        var place = 2
        while place + 4 <= bytes.count {
            guard bytes[place] == 0xFF else { return false }
            let marker = bytes[place + 1]
            // Fill bytes.
            if marker == 0xFF {
                place += 1
                continue
            }
            let length = number(bytes[(place + 2)..<(place + 4)])
            guard marker >= 0xC0, marker != 0xD9, marker != 0xDA, length >= 2 else { return false }
            if isFrame(marker) {
                guard place + 9 <= bytes.count else { return false }
                return number(bytes[(place + 7)..<(place + 9)]) > 0
            }
            place += 2 + length
        }
        // The chain holds as far as it is known; what is shown before the frame is long in photos of telephones.
        return place > 4 && bytes.count >= 64 * 1_024
    }

    /// SOF0 to SOF15, of which three numbers mean something else.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}

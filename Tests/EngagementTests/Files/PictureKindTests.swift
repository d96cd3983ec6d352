import Testing

@testable import Engagement

@Suite struct PictureKindTests {
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0, 0, 0, 0]
    private static let gif: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    private static let webp: [UInt8] = Array("RIFF".utf8) + [26, 0, 0, 0] + Array("WEBPVP8L".utf8) + [13, 0, 0, 0]
    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]

    @Test(arguments: [
        (png, PictureKind.png), (gif, .gif), (webp, .webp), (jpeg, .jpeg),
    ])
    func knowsFourKindsByContent(bytes: [UInt8], kind: PictureKind) {
        #expect(PictureKind(beginning: bytes) == kind)
        #expect(PictureKind(beginning: Array(bytes.prefix(10))) == nil)
    }

    @Test(arguments: [
        Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8),
        Array("GIF89a<script>".utf8.prefix(6)) + [0, 0, 0, 0, 0, 0, 0],
        Array("RIFF\u{1A}\u{0}\u{0}\u{0}WAVEfmt \u{0}\u{0}\u{0}\u{0}".utf8),
        [0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 1, 2], [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3, 4, 5, 6],
        Array("BM".utf8) + [UInt8](repeating: 0, count: 60), [],
    ])
    func refusesEverythingElse(bytes: [UInt8]) {
        #expect(PictureKind(beginning: bytes) == nil)
    }
}

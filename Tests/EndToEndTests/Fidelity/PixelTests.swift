internal import Delivery
internal import Foundation
internal import Mail
internal import Testing
internal import Tracking

/// Chromium draws a template and its followed copy alike, pixel for pixel.
@Suite(
    .serialized,
    .enabled(if: Checkout.has(Checkout.data), "no test data at ../shared/data or INKLING_TEST_DATA"),
    .enabled(if: Browser.isThere, "scripts/setup test installs Chromium"),
    .timeLimit(.minutes(5))
)
struct PixelTests {
    private static let count = 20
    /// Narrow and high, so that a whole mail is seen.
    private static let size = Browser.Size(width: 800, height: 4_000)

    @Test func followedTemplatesLookTheSame() async throws {
        let follower = FileFollower(keys: try KeyRing(keys: [.new(id: KeyID(rawValue: 1))]))
        let base = try #require(TrackingBase("http://tracking.example"))
        let templates = try Self.templates()

        try await withTemporaryFolder { folder in
            try await withBrowser(Self.size) { browser in
                for (index, template) in templates.enumerated() {
                    let html = [UInt8](try Data(contentsOf: template))
                    let now = Instant(microseconds: 1_800_000_000_000_000)
                    let (copy, table) = try follower.follow(html, form: .html, recipient: nil, base: base, now: now)
                    #expect(table.beacon != nil)

                    var before = Data()
                    var after = Data()
                    // Pictures that can't be loaded fail in their own time, so a page may be caught halfway.
                    for _ in 0..<3 where before.isEmpty || before != after {
                        before = try await Self.picture(of: html, "\(index)-before.html", in: folder, browser)
                        after = try await Self.picture(of: copy, "\(index)-after.html", in: folder, browser)
                    }

                    #expect(before.count > 1_000)
                    #expect(before == after, "\(template.lastPathComponent) is drawn differently")
                }
                // No picture from outside can be loaded here, and the console says so.
                _ = try await browser.complaints()
            }
        }
        print("drawn alike: \(templates.count) templates")
    }

    private static func picture(
        of html: [UInt8],
        _ name: String,
        in folder: TemporaryFolder,
        _ browser: Browser
    ) async throws -> Data {
        try await browser.open("file://" + (try folder.write(html, to: name)))
        try await browser.rest()
        return try await browser.picture()
    }

    /// Some of every set, in a fixed order.
    private static func templates() throws -> [URL] {
        let folder = URL(filePath: Checkout.data).appending(path: "html")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = try (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "html" }
            .sorted { $0.path < $1.path }
            // A player draws that it is loading, differently at every moment.
            .filter { try !String(decoding: Data(contentsOf: $0), as: UTF8.self).contains(/<(audio|video)\b/) }
        try #require(files.count >= count)
        return (0..<count).map { files[$0 * files.count / count] }
    }
}

import Foundation
import Testing

@testable import IMAP

@Suite("Dates of servers")
struct ServerDateTests {
    @Test(
        "a date is read",
        arguments: [
            ("26-Nov-2026 11:02:10 +0000", Int64(1_795_690_930)), ("26-Nov-2026 12:02:10 +0100", 1_795_690_930),
            ("25-nov-2026 23:32:10 -1130", 1_795_690_930), (" 1-Jan-1970 00:00:00 +0000", 0),
            ("29-Feb-2024 23:59:60 +0000", 1_709_251_200), ("31-Dec-1969 23:59:59 +0000", -1),
        ]
    )
    func reads(text: String, seconds: Int64) {
        #expect(ServerDate.seconds(Array(text.utf8)) == seconds)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "26-Nov-2026", "26-Nov-2026 11:02 +0000", "0-Nov-2026 11:02:10 +0000", "26-Foo-2026 11:02:10 +0000",
            "26-Nov-2026 11:02:10 GMT", "26-Nov-99999999999999999999 11:02:10 +0000", "26-Nov-2026 11:02:10 +1",
            "26-Nov-2026 24:02:10 +0000", "-1-Nov-2026 11:02:10 +0000",
        ]
    )
    func refuses(text: String) {
        #expect(ServerDate.seconds(Array(text.utf8)) == nil)
    }

    @Test("what is written is read as the same, on any day of 400 years")
    func writesWhatItReads() {
        #expect(ServerDate.text(1_795_690_930) == "26-Nov-2026 11:02:10 +0000")
        for day in stride(from: Int64(-40_000), to: 106_097, by: 1) {
            let seconds = day * 86_400 + 86_399
            #expect(ServerDate.seconds(Array(ServerDate.text(seconds).utf8)) == seconds)
        }
    }
}

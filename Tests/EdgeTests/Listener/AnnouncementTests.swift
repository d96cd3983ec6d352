import Testing

@testable import Edge

@Suite struct AnnouncementTests {
    @Test func tellsThoseWhoWaitAndThoseWhoComeLater() async {
        let announcement = Announcement<Int>()

        await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<5 { group.addTask { await announcement.value() } }
            announcement.make(7)
            announcement.make(8)
            for await value in group { #expect(value == 7) }
        }

        #expect(await announcement.value() == 7)
    }

    @Test func aCancelledTaskWaitsNoLonger() async {
        let announcement = Announcement<Int>()

        await withTaskGroup(of: Int?.self) { group in
            group.addTask { await announcement.value() }
            group.cancelAll()
            for await value in group { #expect(value == nil) }
        }
    }
}

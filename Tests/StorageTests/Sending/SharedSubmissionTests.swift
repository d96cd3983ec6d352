internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct SharedSubmissionTests {
    @Test func messagesOfSeveralSellersShareATransactionAndOneThatIsRefusedLeavesTheOthersAlone() async throws {
        let house = try await House.open()
        let mine = RawSubmission(bytes: [1], content: try house.draft(), obstacle: nil)
        let foreign = RawSubmission(bytes: [2], content: try house.draft(), obstacle: nil)
        let another = RawSubmission(bytes: [3], content: try house.draft(), obstacle: nil)

        let results = try await house.store.submit([
            (mine, house.ada.viewer), (foreign, house.ben.viewer), (another, house.ada.viewer),
        ])

        #expect(results.count == 3)
        #expect(throws: StoreError.self) { try results[1].get() }
        let waiting = try await house.store.emailsToSend(limit: 10).map(\.id)
        #expect(try Set(waiting) == Set([results[0].get(), results[2].get()]))
    }
}

internal import Storage
internal import Testing

@Suite struct AnswerTests {
    private let answer = StoredAnswer(status: 201, body: [1, 2])

    @Test func repeatsTheFirstAnswer() async throws {
        let house = try await House.open()
        try await house.store.rememberAnswer(user: house.ada.id, key: "k", request: [9], answer: answer)
        try await house.store.rememberAnswer(
            user: house.ada.id,
            key: "k",
            request: [8],
            answer: StoredAnswer(status: 500, body: [])
        )

        #expect(try await house.store.rememberedAnswer(user: house.ada.id, key: "k", request: [9]) == answer)
        #expect(try await house.store.rememberedAnswer(user: house.ada.id, key: "other", request: [9]) == nil)
        #expect(try await house.store.rememberedAnswer(user: house.ben.id, key: "k", request: [9]) == nil)
    }

    @Test func refusesTheKeyForAnotherRequest() async throws {
        let house = try await House.open()
        try await house.store.rememberAnswer(user: house.ada.id, key: "k", request: [9], answer: answer)

        await #expect(throws: StoreError.idempotencyMismatch) {
            try await house.store.rememberedAnswer(user: house.ada.id, key: "k", request: [8])
        }
    }

    @Test func forgetsAfterADay() async throws {
        let house = try await House.open()
        try await house.store.rememberAnswer(user: house.ada.id, key: "k", request: [9], answer: answer)
        try await house.store.rememberAnswer(user: house.ada.id, key: "old", request: [9], answer: answer)

        house.clock.advance(by: StoredAnswer.keeping)
        #expect(try await house.store.rememberedAnswer(user: house.ada.id, key: "k", request: [8]) == nil)
        let next = StoredAnswer(status: 202, body: [3])
        try await house.store.rememberAnswer(user: house.ada.id, key: "k", request: [8], answer: next)

        #expect(try await house.store.rememberedAnswer(user: house.ada.id, key: "k", request: [8]) == next)
        #expect(try await house.store.removeExpiredAnswers() == 1)
    }
}

internal import Storage
internal import Testing

@Suite struct StoreErrorTests {
    private static let secret = "maria@buyer.test"

    private static let errors: [StoreError] = [
        .notFound, .addressTaken, .versionConflict(current: 3), .notADraft, .noRecipients,
        .tooManyRecipients(limit: 100, given: 101), .senderNotAllowed(secret),
        .invalid(field: "name", problem: "Line breaks are not allowed here."), .notYours, .idempotencyMismatch,
        .dataTooNew(found: 9, known: 8), .storage(.notUnique("t.a")), .storage(.ruleBroken("t.a")), .storage(.busy),
        .storage(.full), .storage(.unexpectedColumn("a")), .storage(.cancelled), .storage(.failed("no such table: t")),
    ]

    @Test(arguments: errors)
    func isASentenceForPeopleThatNamesNoAddress(_ error: StoreError) {
        #expect(error.description.hasSuffix("."))
        #expect(error.description.contains(" "))
        #expect(!error.description.contains(Self.secret))
    }
}

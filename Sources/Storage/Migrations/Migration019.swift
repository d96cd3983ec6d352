extension Migration {
    static let foldingInMemory = Migration(
        number: 19,
        sentence:
            "Equal hits are found among those of the last half minute, which are read together: no index of their own.",
        statements: ["DROP INDEX hits_that_fold"]
    )
}

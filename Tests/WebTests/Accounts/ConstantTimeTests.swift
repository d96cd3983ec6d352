import Testing

@testable import Web

@Suite struct ConstantTimeTests {
    @Test(
        arguments: [
            ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [3, 2], false),
            ([1, 2], [1], false), ([1], [1, 0], false), ([], [0], false), ([1, 1], [2, 2], false),
        ] as [([UInt8], [UInt8], Bool)]
    )
    func onlyTheSameBytesMatch(one: [UInt8], other: [UInt8], isSame: Bool) {
        #expect(one.matchesInConstantTime(other) == isSame)
    }
}

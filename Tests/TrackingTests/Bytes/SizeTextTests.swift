import Testing

@testable import Tracking

@Suite struct SizeTextTests {
    @Test(arguments: [
        (0, "0 bytes"), (1_023, "1023 bytes"), (1_024, "1 KiB"), (1_048_575, "1023 KiB"), (1_048_576, "1 MiB"),
        (26_214_400, "25 MiB"), (2_147_483_648, "2048 MiB"),
    ])
    func isRoundedDown(_ size: Int, _ text: String) {
        #expect(size.sizeText == text)
        #expect(Int64(size).sizeText == text)
    }
}

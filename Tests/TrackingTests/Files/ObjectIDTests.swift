internal import Testing

@testable internal import Tracking

@Suite struct ObjectIDTests {
    // FIPS 180-4, the example of one block.
    private let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func isTheDigestOfTheContent() throws {
        let object = ObjectID(of: Array("abc".utf8))

        #expect(object.description == digits)
        #expect(ObjectID(digits) == object)
        #expect(ObjectID(bytes: object.bytes) == object)
    }

    @Test func liesInOneOfManyFolders() {
        let path = ObjectID(of: Array("abc".utf8)).path

        #expect(path == "ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: ["", "ba", "BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "../etc/passwd"])
    func refusesOtherTexts(_ text: String) {
        #expect(ObjectID(text) == nil)
    }
}

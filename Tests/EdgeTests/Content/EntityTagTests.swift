import Testing

@testable import Edge
@testable import Tracking

@Suite struct EntityTagTests {
    private let tag = EntityTag(ObjectID(of: [1]))
    private let other = EntityTag(ObjectID(of: [2]))

    @Test func isNamedInAList() {
        let lists = [
            "*", tag.text, "\(other.text), \(tag.text)", ",, \(other.text)\t,\(tag.text) ,", "\"\",\(tag.text)",
        ]
        for list in lists {
            #expect(tag.isNamed(in: list.utf8, weakly: false), "\(list)")
            #expect(tag.isNamed(in: list.utf8, weakly: true), "\(list)")
        }
    }

    @Test func aWeakTagCountsOnlyWhereItMay() {
        #expect(tag.isNamed(in: "W/\(tag.text)".utf8, weakly: true))
        #expect(!tag.isNamed(in: "W/\(tag.text)".utf8, weakly: false))
        #expect(tag.isNamed(in: "W/\(tag.text), \(tag.text)".utf8, weakly: false))
    }

    @Test func isNotNamedByAnythingElse() {
        let lists = [
            "", ",", other.text, "\(tag.text.dropLast())", "\(tag.text.dropFirst())", "w/\(tag.text)", "**", "\"",
        ]
        for list in lists { #expect(!tag.isNamed(in: list.utf8, weakly: true), "\(list)") }
    }

    @Test func aPartIsWantedOfExactlyOneContent() {
        #expect(tag.isExactly(tag.text.utf8))
        let others = ["W/\(tag.text)", other.text, "*", "\(tag.text),\(tag.text)", "Wed, 21 Oct 2015 07:28:00 GMT"]
        for field in others { #expect(!tag.isExactly(field.utf8), "\(field)") }
    }
}

import Engagement
import Testing

@Suite struct PersonNameTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let first: String?
        let last: String?

        var testDescription: String { text }
    }

    @Test(arguments: [
        Example(text: "Maria Ochoa", first: "Maria", last: "Ochoa"),
        Example(text: "  Maria   Ochoa ", first: "Maria", last: "Ochoa"),
        Example(text: "Ochoa, Maria", first: "Maria", last: "Ochoa"),
        Example(text: "Ochoa, Dr. Maria Elena", first: "Maria", last: "Ochoa"),
        Example(text: "Dr. Ludwig van Beethoven", first: "Ludwig", last: "van Beethoven"),
        Example(text: "Prof. Dr. Anna von der Leyen", first: "Anna", last: "von der Leyen"),
        Example(text: "Anna Maria Keller", first: "Anna", last: "Keller"),
        Example(text: "Sammy Davis Jr.", first: "Sammy", last: "Davis"),
        Example(text: "Sammy Davis, Jr.", first: "Sammy", last: "Davis"),
        Example(text: "Maria", first: "Maria", last: nil), Example(text: "王小明", first: "王小明", last: nil),
        Example(text: "Dr.", first: "Dr.", last: nil), Example(text: "Al Gore", first: "Al", last: "Gore"),
        Example(text: "", first: nil, last: nil), Example(text: " ", first: nil, last: nil),
        Example(text: "maria@buyer.test", first: nil, last: nil), Example(text: ",", first: nil, last: nil),
        Example(text: "Ochoa,", first: "Ochoa", last: nil),
    ])
    func isTakenApartAsFarAsItTells(_ example: Example) {
        let name = PersonName(example.text)

        #expect(name.first == example.first)
        #expect(name.last == example.last)
    }
}

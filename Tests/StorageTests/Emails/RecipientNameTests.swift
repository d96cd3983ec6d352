import Mail
import Storage
import Testing

struct RecipientNameTests {
    @Test(
        arguments: [
            ("Maria O.", "Maria Ochoa", "Maria O."), (nil, "Maria Ochoa", "Maria Ochoa"),
            (nil, "", "maria@buyer.example"),
            (nil, nil, "maria@buyer.example"),
        ] as [(String?, String?, String)]
    )
    func isTheSendersElseTheContactsElseTheAddress(written: String?, contact: String?, shown: String) throws {
        let recipient = Recipient(
            ordinal: 0,
            field: .to,
            address: try Address(name: written, address: "maria@buyer.example"),
            contact: nil,
            contactName: contact,
            status: .waiting
        )

        #expect(recipient.displayName == shown)
    }
}

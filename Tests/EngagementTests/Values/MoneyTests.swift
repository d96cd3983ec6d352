import Engagement
import Testing

@Suite struct MoneyTests {
    struct Written: Sendable, CustomTestStringConvertible {
        let text: String
        var currency = "EUR"
        let amount: String
        var testDescription: String { "“\(text)” \(currency)" }
    }

    @Test(arguments: [
        Written(text: "12500", amount: "12500.00"), Written(text: "12,500.50", amount: "12500.50"),
        Written(text: "12.500,5", amount: "12500.50"), Written(text: "12 500", amount: "12500.00"),
        Written(text: "1’234’567.89", amount: "1234567.89"), Written(text: "1.234.567", amount: "1234567.00"),
        Written(text: "0", amount: "0.00"), Written(text: "0,05", amount: "0.05"),
        Written(text: "1500", currency: "jpy", amount: "1500"),
        Written(text: "1,500,000", currency: "JPY", amount: "1500000"),
        Written(text: "1.234", currency: "KWD", amount: "1.234"),
    ])
    func isReadAsPeopleWriteIt(_ written: Written) throws {
        let money = try Money(written.text, currency: written.currency)

        #expect(money.amount == written.amount)
        #expect(money.currency == written.currency.uppercased())
        #expect(try Money(money.amount, currency: money.currency) == money)
    }

    @Test(arguments: [
        ("", "EUR", "no amount"), ("ten", "EUR", "no amount"), ("-5", "EUR", "no amount"),
        ("1.2.3", "EUR", "no amount"),
        ("12,500", "EUR", "two amounts"), ("1.500", "JPY", "two amounts"), ("12.3456", "EUR", "no amount"),
        ("1,", "EUR", "no amount"), ("99999999999999", "EUR", "more than"), ("1e5", "EUR", "no amount"),
        ("5", "EURO", "no currency"), ("5", "", "no currency"), ("5", "€", "no currency"),
    ])
    func whatIsNoneIsRefusedWithTheReason(text: String, currency: String, words: String) {
        let error = #expect(throws: ValueProblem.self) { try Money(text, currency: currency) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}

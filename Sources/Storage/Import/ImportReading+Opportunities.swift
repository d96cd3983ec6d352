internal import Engagement
internal import Mail

extension ImportReading {
    /// The addresses of those who have to do with it, with their names where they are given; each one once.
    func people() throws -> [Address] {
        var people: [Address] = []
        var keys: Set<String> = []
        for cell in columns.values(.people, in: row) {
            let addresses: [Address]
            do {
                addresses = try Address.list(String(cell.map { $0.isNewline ? "," : $0 }))
            } catch {
                throw problem(.people, error.description)
            }
            people += addresses.filter { keys.insert($0.key).inserted }
        }
        return people
    }

    /// What it is worth, in the currency that is known where the row names none; `nil` where the row says nothing of it.
    func amount(knowing known: Money?) throws -> Money? {
        let amount = value(.amount)
        guard !amount.isEmpty else { return nil }
        let said = value(.currency)
        guard let code = said.isEmpty ? known?.currency : said else {
            throw problem(.currency, "The currency is missing. Write its code into a column, such as EUR or USD.")
        }
        let currency: String
        do { currency = try Money.checkedCurrency(code) } catch { throw problem(.currency, error.description) }
        do { return try Money(amount, currency: currency) } catch { throw problem(.amount, error.description) }
    }

    /// How far it got; `nil` where the row says nothing of it.
    func stage() throws -> Stage? {
        let word = value(.stage).lowercased().filter { $0.isLetter }
        guard !word.isEmpty else { return nil }
        guard let stage = Stage(rawValue: word) ?? Self.stages[word] else {
            let words = Stage.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem(.stage, "Write one of these words: \(words).")
        }
        return stage
    }

    /// What other programs call the stages, with nothing but letters.
    private static let stages: [String: Stage] = [
        "neu": .new, "prospecting": .new, "qualification": .qualified, "qualifiziert": .qualified,
        "proposal": .proposed, "proposalpricequote": .proposed, "angebot": .proposed,
        "negotiation": .negotiating, "negotiationreview": .negotiating, "verhandlung": .negotiating,
        "closedwon": .won, "gewonnen": .won, "closedlost": .lost, "verloren": .lost,
    ]

    /// The day on which it was won or lost; `nil` where the row says none.
    func closedOn() throws -> Day? {
        let text = value(.closedOn)
        guard !text.isEmpty else { return nil }
        guard let day = Day(text) else { throw problem(.closedOn, "Write a day such as 2026-12-01.") }
        return day
    }
}

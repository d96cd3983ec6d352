internal import NIOHTTP1

/// The figures that a server tells monitoring programs, by name and label.
struct Metrics: Sendable {
    let text: String
    private let figures: [Substring: Double]

    /// Asks the admin port for them.
    init(port: Int) async throws {
        text = try await HTTP.send(.GET, "http://127.0.0.1:\(port)/metrics").text
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        figures = Dictionary(lines.map { ($0[0], Double($0[1]) ?? .nan) }) { first, _ in first }
    }

    subscript(name: String) -> Double? { figures[Substring(name)] }
}

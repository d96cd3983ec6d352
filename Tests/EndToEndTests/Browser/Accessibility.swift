internal import Foundation

extension Browser {
    /// Whether axe-core was fetched by set-up.
    static let canCheckAccessibility = Checkout.has(axe)

    private static let axe = Checkout.tools + "/axe.min.js"

    /// What axe-core finds serious or critical in the page.
    ///
    /// What slides in or changes colour is looked at when it has come to rest.
    func barriers() async throws -> [String] {
        try await rest()
        let source = try String(contentsOfFile: Self.axe, encoding: .utf8)
        try await run(source + "; return true")
        // A frame without scripts can't be looked into from inside; it shows somebody's mail, not our page.
        let result = try await runAsync(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { iframes: false, resultTypes: ["violations"] })
                .then((result) => done(result.violations), (error) => done([{ id: String(error), impact: "critical" }]));
            """
        )
        return result.items.filter { ["serious", "critical"].contains($0["impact"].text) }.map { barrier in
            let places = barrier["nodes"].items.prefix(3).map { "\($0["html"].text?.prefix(160) ?? "")" }
            return "\(barrier["id"].text ?? ""): \(places.joined(separator: " | "))"
        }
    }
}

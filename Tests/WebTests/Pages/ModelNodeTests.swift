import Foundation
import Testing

@testable import Web

/// What templates find in models.
@Suite struct ModelNodeTests {
    private struct Page {
        let title: String
        let content: Any
    }

    private struct Content {
        var name: String
        var note: String?
        var count = 3
        var isOpen = false
        var words: [String] = []
        var lines: [Line] = []
        var kind = Kind.small
    }

    private struct Line {
        var label: String
        var note: String?
        var link: Link?
    }

    private struct Link {
        var target: String
    }

    private enum Kind {
        case small
    }

    /// Fills in a template of that text.
    private func render(_ text: String, _ content: Content) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "inkling-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: "problem.mustache"))
        return try TemplateFolder(folder).render(.problem, Page(title: "Title", content: content))
    }

    @Test(arguments: [
        ("{{title}} {{content.name}}", "Title A &amp; B"),
        ("{{#content}}{{name}} {{count}} {{kind}} {{title}}{{/content}}", "A &amp; B 3 small Title"),
        ("{{#content}}{{#isOpen}}open{{/isOpen}}{{^isOpen}}shut{{/isOpen}}{{/content}}", "shut"),
        ("{{#content}}{{#note}}{{note}}{{/note}}{{^note}}none{{/note}}{{/content}}", "none"),
        ("{{#content}}{{#words}}[{{.}}]{{/words}}{{/content}}", "[x][y]"),
        (
            "{{#content}}{{#lines}}{{label}}{{#link}}→{{target}}{{/link}}{{^link}}.{{/link}} {{/lines}}{{/content}}",
            "one→/1 two. "
        ),
        ("{{#content}}{{#lines}}{{#link}}{{.target}}{{.label}}{{/link}}{{/lines}}{{/content}}", "/1"),
        ("{{#content}}{{#missing}}no{{/missing}}{{missing}}{{/content}}", ""),
    ])
    func aTemplateFindsWhatIsThere(template: String, text: String) throws {
        let content = Content(
            name: "A & B",
            words: ["x", "y"],
            lines: [Line(label: "one", link: Link(target: "/1")), Line(label: "two")]
        )

        #expect(try render(template, content) == text)
    }

    @Test func whatIsMissingIsLookedForAround() throws {
        let content = Content(
            name: "",
            note: "outer",
            lines: [Line(label: "", note: "inner"), Line(label: "", note: nil)]
        )

        #expect(
            try render("{{#content}}{{#lines}}{{note}} {{/lines}}{{/content}}", content) == "inner outer "
        )
    }

    @Test func anEmptyListIsNothing() throws {
        let text = "{{#content}}{{#lines}}line{{/lines}}{{^lines}}none{{/lines}}{{/content}}"

        #expect(try render(text, Content(name: "")) == "none")
    }
}

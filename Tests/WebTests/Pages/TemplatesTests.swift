import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Reads templates, scripts and styles as texts.
@Suite struct TemplatesTests {
    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Web")

    private static func texts(in folder: String, ending: String) throws -> [String: String] {
        let folder = sources.appending(path: folder)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == ending }.reduce(into: [:]) { texts, file in
            texts[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
    }

    /// What stands between two marks, each time.
    private static func found(in text: String, after start: String, until end: Character) -> [String] {
        text.split(separator: start, omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.prefix { $0 != end })
        }
    }

    @Test func noTemplateAsksForAValueUnescaped() throws {
        for (name, text) in try Self.texts(in: "Templates", ending: "mustache") {
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
        }
    }

    @Test func everyAttributeIsQuotedAsItsValueIsEscaped() throws {
        for (name, text) in try Self.texts(in: "Templates", ending: "mustache") {
            #expect(!text.contains("='") && !text.contains("={{"), "\(name)")
        }
    }

    @Test func everyTemplateAndEveryPartIsThere() throws {
        let texts = try Self.texts(in: "Templates", ending: "mustache")
        let wanted = texts.values.flatMap { text in
            Self.found(in: text, after: "{{>", until: "}") + Self.found(in: text, after: "{{<", until: "}")
        }

        #expect(Set(wanted + TemplateFolder.Name.allCases.map(\.rawValue)).subtracting(texts.keys).isEmpty)
    }

    @Test func everyAddressInATemplateExists() throws {
        for (name, text) in try Self.texts(in: "Templates", ending: "mustache") {
            let links = Self.found(in: text, after: "href=\"/", until: "\"")
            let forms = Self.found(in: text, after: "action=\"/", until: "\"")
            for address in links + forms {
                let path = "/" + address.prefix { $0 != "?" }
                #expect(RoutePattern.matching(path) != nil, "\(name): \(path)")
            }
        }
    }

    @Test func everyIconIsDrawn() throws {
        let texts = try Self.texts(in: "Templates", ending: "mustache")
        let drawn = Set(Self.found(in: try #require(texts["icons"]), after: "id=\"i-", until: "\""))
        let wanted = texts.values.flatMap { Self.found(in: $0, after: "\"#i-", until: "\"") }
            .filter { !$0.contains("{") }

        #expect(Set(wanted).subtracting(drawn).isEmpty)
    }

    @Test func scriptsMakeNoMarkupOfText() throws {
        for (name, text) in try Self.texts(in: "Assets/scripts", ending: "js") {
            #expect(!text.contains("innerHTML =") && !text.contains("insertAdjacentHTML"), "\(name)")
            #expect(!text.contains("eval(") && !text.contains("document.write"), "\(name)")
        }
    }

    @Test func theNoticesOfEveryColourCanBeRead() throws {
        let tokens = try Palette(try #require(try Self.texts(in: "Assets/styles", ending: "css")["10-tokens"]))
        let grounds = ["paper", "sheet", "hover"]
        let texts = ["ink", "soft", "accent", "danger", "person", "unsure"]
        let pairs =
            texts.flatMap { text in grounds.map { (text, $0) } } + [("faint", "paper"), ("faint", "sheet")]
            + ["accent", "person", "unsure", "machine", "danger"].map { ($0, $0 + "-ground") }
            + [("on-accent", "accent"), ("on-accent", "accent-deep")]

        for (text, ground) in pairs {
            for theme in Palette.Theme.allCases {
                let contrast = try tokens.contrast(of: text, on: ground, in: theme)
                #expect(contrast >= 4.5, "\(text) on \(ground), \(theme): \(contrast)")
            }
        }
    }
}

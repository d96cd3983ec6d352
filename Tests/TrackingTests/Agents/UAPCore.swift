import Foundation

@testable import Tracking

/// The definitions of `uap-core` with the cases that come with them, where the machine has them.
enum UAPCore {
    static let folder = "/usr/share/uap-core"
    static let isThere = FileManager.default.fileExists(atPath: "\(folder)/tests/test_ua.yaml")

    static let definitions = Result { () throws(AgentCatalogueError) in
        guard let bytes = FileManager.default.contents(atPath: AgentCatalogue.debianPath) else {
            throw AgentCatalogueError.unreadable(path: AgentCatalogue.debianPath)
        }
        return try AgentDefinitions.read(bytes)
    }

    static let catalogue = Result { () throws(AgentCatalogueError) in try AgentCatalogue() }

    struct Case {
        let agent: String
        let family: String
    }

    /// Reads `user_agent_string` and `family` of each case; both stand on lines of their own, in quotes.
    static func cases(in name: String) throws -> [Case] {
        let text = try String(contentsOfFile: "\(folder)/tests/\(name)", encoding: .utf8)
        var cases: [Case] = []
        var agent: String?
        for line in text.split(separator: "\n") {
            if let value = value(of: "- user_agent_string:", in: line) {
                agent = value
            } else if let family = value(of: "family:", in: line), let known = agent {
                cases.append(Case(agent: known, family: family))
                agent = nil
            }
        }
        return cases
    }

    private static func value(of key: String, in line: Substring) -> String? {
        let bare = line.drop { $0 == " " }
        guard bare.hasPrefix(key) else { return nil }
        let value = bare.dropFirst(key.count).drop { $0 == " " }
        let end = value.lastIndex { $0 != " " } ?? value.startIndex
        let trimmed = value[...end]
        switch trimmed.first {
        case "'": return String(trimmed.dropFirst().dropLast()).replacing("''", with: "'")
        case "\"": return String(trimmed.dropFirst().dropLast()).replacing("\\\"", with: "\"")
        default: return String(trimmed)
        }
    }
}

internal import Foundation
internal import Yams

/// The definitions as `uap-core` publishes them: three lists of patterns, of which the first that matches counts.
struct AgentDefinitions: Decodable {
    let programs: [Rule]
    let systems: [Rule]
    let devices: [Rule]

    private enum CodingKeys: String, CodingKey {
        case programs = "user_agent_parsers"
        case systems = "os_parsers"
        case devices = "device_parsers"
    }

    /// One pattern, and the name to give instead of its first group.
    struct Rule: Decodable {
        let regex: String
        let flag: String?
        let replacement: String?

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case regex
            case flag = "regex_flag"
            case family = "family_replacement"
            case system = "os_replacement"
            case device = "device_replacement"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            regex = try fields.decode(String.self, forKey: .regex)
            flag = try fields.decodeIfPresent(String.self, forKey: .flag)
            replacement = try [CodingKeys.family, .system, .device].lazy
                .compactMap { try fields.decodeIfPresent(String.self, forKey: $0) }.first
        }
    }

    static func read(_ yaml: Data) throws(AgentCatalogueError) -> AgentDefinitions {
        do {
            return try YAMLDecoder().decode(AgentDefinitions.self, from: yaml)
        } catch {
            throw .malformed("\(error)")
        }
    }
}

import Foundation
import Testing

@testable import inkling

/// Help, documentation and program must say the same.
struct SettingsDocumentTests {
    @Test func operationsListsEverySettingAsTheProgramDoes() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/operations.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        let rows = Setting.all.map { setting in
            "| `\(setting.path)` | `\(setting.option)` | `\(setting.variable)` | \(setting.standard) | \(setting.purpose) |"
        }

        let table = text.components(separatedBy: "<!-- settings").last?.components(separatedBy: "<!-- /settings").first
        let documented = (table ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)

        #expect(documented == rows, "Copy these into docs/operations.md:\n\(rows.joined(separator: "\n"))")
    }

    @Test(arguments: Setting.all)
    func helpExplainsEverySetting(setting: Setting) {
        #expect(SettingsHelp.text.contains(setting.option))
        #expect(SettingsHelp.text.contains(setting.variable))
        #expect(SettingsHelp.text.contains(setting.purpose))
    }

    @Test(arguments: [
        (Setting.webPublicAddress, "--web-public-address", "INKLING_WEB_PUBLIC_ADDRESS"),
        (Setting.dataFolder, "--data-folder", "INKLING_DATA_FOLDER"),
    ])
    func namesFollowFromThePath(setting: Setting, option: String, variable: String) {
        #expect(setting.option == option)
        #expect(setting.variable == variable)
    }
}

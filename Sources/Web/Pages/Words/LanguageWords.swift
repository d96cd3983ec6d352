internal import Foundation

/// Languages by the names that people know them by.
enum LanguageWords {
    /// "German (Austria)"; the tag itself where it has no name, and empty for none.
    static func name(_ tag: String) -> String {
        guard !tag.isEmpty else { return "" }
        let name = Locale(identifier: "en").localizedString(forIdentifier: tag.replacing("-", with: "_"))
        return name.flatMap { $0.isEmpty ? nil : $0 } ?? tag
    }
}

/// Everything that is wrong with the settings, reported together.
struct SettingsError: Error, Hashable, CustomStringConvertible {
    /// One sentence each, with the name of the setting and the remedy.
    let problems: [String]

    var description: String {
        (["These settings are wrong:"] + problems.map { "  - " + $0 } + ["`inkling serve --help` explains each."])
            .joined(separator: "\n")
    }
}

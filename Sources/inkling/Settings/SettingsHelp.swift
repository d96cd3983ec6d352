/// What `inkling serve --help` says about settings; docs/operations.md carries the same table.
enum SettingsHelp {
    static var text: String {
        let intro = """
            Each setting is looked for on the command line, then in the environment, then in the JSON file that \
            --config or INKLING_CONFIG names.

            SETTINGS:
            """
        let settings = Setting.all.map { setting in
            """
              \(setting.option) <\(setting.kind.placeholder)>   \(setting.variable), \(setting.path)
                  \(setting.purpose)
                  Default: \(setting.standard)
            """
        }
        return ([intro] + settings).joined(separator: "\n")
    }
}

extension Setting.Kind {
    fileprivate var placeholder: String {
        switch self {
        case .text: "text"
        case .port: "port"
        case .number: "number"
        case .truth: "true|false"
        case .mebibytes: "MiB"
        }
    }
}

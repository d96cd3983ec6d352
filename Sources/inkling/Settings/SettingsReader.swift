internal import Configuration
internal import Foundation
internal import Logging
internal import SystemPackage

/// Reads the settings from the command line, then the environment, then a file: the first that has one wins.
struct SettingsReader {
    private let reader: ConfigReader
    private var problems: [String] = []

    /// Reads and checks everything.
    ///
    /// - Parameters:
    ///   - arguments: the options of the command line, without program and command.
    ///   - environment: the environment's variables.
    ///   - file: the path of a JSON file; `nil` for none.
    /// - Returns: settings that go together.
    /// - Throws: ``SettingsError`` with every problem found.
    static func settings(
        arguments: [String],
        environment: [String: String],
        file: String?
    ) async throws(SettingsError) -> Settings {
        var problems = unknownOptions(in: arguments)
        var providers: [any ConfigProvider] = [
            CommandLineArgumentsProvider(arguments: ["inkling"] + arguments),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "inkling"),
        ]
        if let file {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
                problems += unknownKeys(in: file)
            } catch {
                problems.append("--config \(file): it can't be read as JSON; check the path and the commas.")
            }
        }
        var reader = SettingsReader(reader: ConfigReader(providers: providers), problems: problems)
        let settings = await reader.read()
        guard let settings, reader.problems.isEmpty else { throw SettingsError(problems: reader.problems) }
        return settings
    }

    private init(reader: ConfigReader, problems: [String]) {
        self.reader = reader
        self.problems = problems
    }

    private mutating func read() async -> Settings? {
        let web = Settings.Place(host: await text(.webHost), port: await port(.webPort))
        let tracking = Settings.Place(host: await text(.trackingHost), port: await port(.trackingPort))
        let settings = Settings(
            dataFolder: await text(.dataFolder),
            web: web,
            webPublicAddress: await address(.webPublicAddress),
            tracking: tracking,
            trackingPublicAddress: await address(.trackingPublicAddress),
            libraries: await optionalText(.libraries),
            agentDefinitions: await text(.agentDefinitions),
            facts: await optionalText(.facts),
            placeDatabase: await optionalText(.placeDatabase),
            ownerDatabase: await optionalText(.ownerDatabase),
            logLevel: await level(.logLevel),
            isDemo: await truth(.demo)
        )
        problems += settings.contradictions
        return settings
    }

    private mutating func optionalText(_ setting: Setting) async -> String? {
        do {
            guard let value = try await reader.fetchString(forKey: setting.key) else { return nil }
            if value.isEmpty { wrong(setting, "it is empty; leave it out or give a value.") }
            return value
        } catch {
            wrong(setting, "it must be a text.")
            return nil
        }
    }

    private mutating func text(_ setting: Setting) async -> String {
        await optionalText(setting) ?? setting.standard
    }

    private mutating func port(_ setting: Setting) async -> Int {
        do {
            let value = try await reader.fetchInt(forKey: setting.key) ?? Int(setting.standard) ?? 0
            if !(1...65_535).contains(value) { wrong(setting, "a port is a number from 1 to 65535.") }
            return value
        } catch {
            wrong(setting, "a port is a number from 1 to 65535.")
            return 0
        }
    }

    private mutating func truth(_ setting: Setting) async -> Bool {
        do {
            return try await reader.fetchBool(forKey: setting.key) ?? (setting.standard == "true")
        } catch {
            wrong(setting, "it is either true or false.")
            return false
        }
    }

    private mutating func address(_ setting: Setting) async -> PublicAddress? {
        guard let value = await optionalText(setting) else { return nil }
        guard let address = PublicAddress(value) else {
            wrong(setting, "it must look like https://name.example, without a path.")
            return nil
        }
        return address
    }

    private mutating func level(_ setting: Setting) async -> Logger.Level {
        guard let level = Logger.Level(rawValue: await text(setting)) else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            wrong(setting, "it is one of \(levels).")
            return .notice
        }
        return level
    }

    private mutating func wrong(_ setting: Setting, _ remedy: String) {
        problems.append("\(setting.path) (\(setting.option), \(setting.variable)): \(remedy)")
    }

    private static func unknownOptions(in arguments: [String]) -> [String] {
        let known = Set(Setting.all.map(\.option))
        var isValue = false
        return arguments.compactMap { argument in
            defer { isValue = argument.hasPrefix("--") && !argument.contains("=") }
            let name = String(argument.prefix { $0 != "=" })
            guard argument.hasPrefix("--") else {
                return isValue ? nil : "\(argument): no option stands before it."
            }
            return known.contains(name) ? nil : "\(name): there is no such option."
        }
    }

    private static func unknownKeys(in file: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: file),
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return [] }
        let known = Set(Setting.all.map(\.path))
        return paths(of: object, under: "").filter { !known.contains($0) }.sorted().map {
            "\($0) in \(file): there is no such setting."
        }
    }

    private static func paths(of object: [String: Any], under prefix: String) -> [String] {
        object.flatMap { key, value in
            (value as? [String: Any]).map { paths(of: $0, under: prefix + key + ".") } ?? [prefix + key]
        }
    }
}

internal import Configuration
internal import Delivery
internal import Edge
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
        var providers = providers(arguments: arguments, environment: environment)
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

    /// The largest message in bytes: what `inkling send` needs of the settings, whatever is wrong with the others.
    static func messageLimit(
        arguments: [String],
        environment: [String: String]
    ) async throws(SettingsError) -> Int {
        let providers = providers(arguments: arguments, environment: environment)
        var reader = SettingsReader(reader: ConfigReader(providers: providers), problems: [])
        let limit = await reader.mebibytes(.messageLimit)
        guard reader.problems.isEmpty else { throw SettingsError(problems: reader.problems) }
        return limit
    }

    private static func providers(arguments: [String], environment: [String: String]) -> [any ConfigProvider] {
        [
            CommandLineArgumentsProvider(arguments: ["inkling"] + arguments),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "inkling"),
        ]
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
            trackingLoops: await number(.trackingLoops, in: 1...64),
            trustedProxies: await proxies(.trackingTrustedProxies),
            certificates: await certificates(.trackingCertificateChain, .trackingPrivateKey),
            submission: await submission(),
            inbound: await inbound(),
            admin: await admin(),
            libraries: await optionalText(.libraries),
            agentDefinitions: await text(.agentDefinitions),
            messageLimit: await mebibytes(.messageLimit),
            mailTrustedCertificates: await optionalText(.mailTrustedCertificates),
            nameServer: await nameServer(),
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
        await optionalPort(setting) ?? Int(setting.standard) ?? 0
    }

    private mutating func optionalPort(_ setting: Setting) async -> Int? {
        do {
            guard let value = try await reader.fetchInt(forKey: setting.key) else { return nil }
            if !(1...65_535).contains(value) { wrong(setting, "a port is a number from 1 to 65535.") }
            return value
        } catch {
            wrong(setting, "a port is a number from 1 to 65535.")
            return nil
        }
    }

    private mutating func number(_ setting: Setting, in range: ClosedRange<Int>) async -> Int {
        let standard = Int(setting.standard) ?? range.lowerBound
        var value = standard
        do {
            value = try await reader.fetchInt(forKey: setting.key) ?? standard
        } catch {
            value = range.lowerBound - 1
        }
        if !range.contains(value) {
            wrong(setting, "it is a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    private mutating func proxies(_ setting: Setting) async -> TrustedProxies {
        // Command line and environment give a list where commas stand in it; a file may have a list or a text.
        let list = try? await reader.fetchStringArray(forKey: setting.key)
        let texts = if let list { list } else { [await optionalText(setting) ?? ""] }
        let words = texts.flatMap { $0.split { $0 == "," || $0 == " " } }
        let blocks = words.compactMap { AddressBlock($0) }
        if blocks.count != words.count {
            wrong(setting, "each is an address, or a network without bits behind its length, such as 10.0.0.0/8.")
        }
        return TrustedProxies(blocks)
    }

    private mutating func submission() async -> Settings.Submission {
        Settings.Submission(
            host: await text(.submissionHost),
            port: await optionalPort(.submissionPort),
            tlsPort: await optionalPort(.submissionTLSPort),
            name: await optionalText(.submissionName),
            certificates: await certificates(.submissionCertificateChain, .submissionPrivateKey)
        )
    }

    private mutating func inbound() async -> Settings.Inbound {
        let host = await text(.inboundHost)
        let spoken = Settings.Inbound.Language(rawValue: await text(.inboundProtocol))
        if spoken == nil { wrong(.inboundProtocol, "it is smtp or lmtp.") }
        let getsAnswers = await truth(.inboundAnswers)
        var domain: ReplyDomain?
        if let name = await optionalText(.replyDomain) {
            domain = ReplyDomain(name, getsAnswers: getsAnswers)
            if domain == nil { wrong(.replyDomain, "it must be a domain in ASCII, such as reply.example.com.") }
        } else if getsAnswers {
            wrong(.inboundAnswers, "copies have addresses of their own only with replyDomain; set it too.")
        }
        return Settings.Inbound(
            domain: domain,
            place: await optionalPort(.inboundPort).map { Settings.Place(host: host, port: $0) },
            spoken: spoken ?? .smtp,
            isMatchedBySubject: await truth(.inboundBySubject)
        )
    }

    private mutating func certificates(_ chainSetting: Setting, _ keySetting: Setting) async -> CertificateFiles? {
        let chain = await optionalText(chainSetting)
        let key = await optionalText(keySetting)
        switch (chain, key) {
        case (nil, nil): return nil
        case (let chain?, let key?): return CertificateFiles(chain: chain, key: key)
        case (nil, _): wrong(chainSetting, "it is needed with a private key.")
        case (_, nil): wrong(keySetting, "it is needed with a chain of certificates.")
        }
        return nil
    }

    private mutating func nameServer() async -> NameServer {
        guard let text = await optionalText(.nameServer) else { return .system }
        if let server = NameServer(text) { return server }
        wrong(.nameServer, "it is an IPv4 address, with or without a port, such as 192.0.2.53:53.")
        return .system
    }

    private mutating func admin() async -> Settings.Place? {
        let host = await text(.adminHost)
        return await optionalPort(.adminPort).map { Settings.Place(host: host, port: $0) }
    }

    /// Bytes; no more than a database takes in one piece.
    private mutating func mebibytes(_ setting: Setting) async -> Int {
        let value = try? await reader.fetchInt(forKey: setting.key) ?? Int(setting.standard)
        guard let value, (1...500).contains(value) else {
            wrong(setting, "it is a number of MiB from 1 to 500.")
            return 0
        }
        return value << 20
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

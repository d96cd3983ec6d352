extension Device {
    /// Draws a device from what `uap-core` says and, where it is silent, from the table of agents.
    init(agent: String, families: AgentFamilies, fact: AgentFact?) {
        if let fact, fact.hidesDevice {
            self = Device(program: fact.program)
            return
        }
        // Mail programs and people’s browsers are no crawlers, whatever else their agent says.
        let isPeoples = fact?.kind == .mailProgram || fact?.kind == .browser
        let isCrawler = families.device == "Spider" && !isPeoples
        self.init(
            type: isCrawler ? nil : DeviceType(agent: agent, families: families),
            system: families.system,
            program: families.program == Self.anyApp ? nil : families.program ?? fact?.program,
            isCrawler: isCrawler
        )
    }

    /// What the definitions call the web view inside any app of iOS, Mail among them: it names no program.
    private static let anyApp = "Mobile Safari UI/WKWebView"
}

extension DeviceType {
    /// The table of ours from system and device family to the size of device (product §4.4).
    ///
    /// | system | device family | type |
    /// |---|---|---|
    /// | Windows, Mac OS X, Chrome OS, Linux and its distributions, BSD | any | desktop |
    /// | iOS | iPad… | tablet |
    /// | iOS | iPhone…, iPod… | phone |
    /// | Android, in a browser's agent | any | phone where it says `Mobile`, else tablet |
    /// | Android, else | says `Tablet` or `Pad` | tablet |
    /// | Windows Phone, BlackBerry OS, KaiOS, Firefox OS, Symbian OS | any | phone |
    ///
    /// Everything else is not known: watches, televisions, consoles, unknown systems.
    init?(agent: String, families: AgentFamilies) {
        guard let system = families.system else { return nil }
        let device = families.device ?? ""
        switch system {
        case _ where Self.desktops.contains(system): self = .desktop
        case _ where Self.phones.contains(system): self = .phone
        case "iOS" where device.hasPrefix("iPad"): self = .tablet
        case "iOS" where device.hasPrefix("iPhone") || device.hasPrefix("iPod"): self = .phone
        case "Android" where device.contains("Tablet") || device.contains("Pad"): self = .tablet
        // The convention of Chrome and Firefox on Android; other programs do not follow it.
        case "Android" where agent.hasPrefix("Mozilla/"): self = agent.contains("Mobile") ? .phone : .tablet
        default: return nil
        }
    }

    private static let desktops: Set<String> = [
        "Windows", "Mac OS X", "Mac OS", "Chrome OS", "Linux", "Ubuntu", "Debian", "Fedora", "Red Hat", "SUSE",
        "Mint", "Gentoo", "Arch Linux", "CentOS", "Kubuntu", "Mageia", "Mandriva", "Slackware", "FreeBSD", "OpenBSD",
        "NetBSD", "Solaris",
    ]
    private static let phones: Set<String> = [
        "Windows Phone", "Windows Mobile", "BlackBerry OS", "KaiOS", "Firefox OS", "Symbian OS",
    ]
}

extension Judge {
    /// What a browser's request looks like beside its name, which robots borrow more readily than its manners.
    ///
    /// None of these signs is enough alone: people keep old machines, and the houses they work in strip header fields.
    static func hearBrowsersManners(_ hit: inout Case) {
        if hit.isBrowser, !hit.isProxied {
            hearAccepted(&hit)
            if hit.observed.isHeadKnown, hit.hit.headers.language?.isEmpty ?? true {
                hit.add(.machine(0.35, "It named no language, as people’s browsers do"))
            }
        }
        if hit.isBrowser || hit.fact?.kind == .browser, isLongOutOfUse(hit.hit.agent) {
            hit.add(.machine(0.5, "It named a version that hardly anybody uses any more"))
        }
    }

    private static func hearAccepted(_ hit: inout Case) {
        guard let accept = hit.hit.headers.accept?.lowercased(), isOfToday(hit.hit.agent) else { return }
        if hit.hit.kind == .link, accept.filter({ $0 != " " }) == "*/*" {
            hit.add(.machine(2.3, "It followed a link asking for anything, where browsers ask for a web page"))
        } else if hit.isPicture, accept.hasBytes(of: "text/html") {
            hit.add(.machine(1.8, "It asked for the picture as for a web page, and not as a part of the mail"))
        }
    }

    /// Whether the agent names one of the engines that ask for web pages by their type; Internet Explorer never did always.
    private static func isOfToday(_ agent: String) -> Bool {
        (["Chrome/", "Firefox/", "Safari/"] as [StaticString]).contains { agent.hasBytes(of: $0) }
    }

    /// Before 2018: the tools of that time still go round with its names.
    private static func isLongOutOfUse(_ agent: String) -> Bool {
        // Telephones and televisions keep what they were sold with.
        if agent.hasBytes(of: "Android") || agent.hasBytes(of: "TV") { return false }
        if let version = version(of: "Chrome/", in: agent) { return version < 63 }
        if let version = version(of: "Firefox/", in: agent) { return version < 52 }
        // Internet Explorer names an older one in the view for old pages; its engine is the true one, 7 that of the last.
        if let version = version(of: "Trident/", in: agent) { return version < 7 }
        return version(of: "MSIE ", in: agent) != nil
    }

    private static func version(of program: StaticString, in agent: String) -> Int? {
        guard let end = agent.endOfBytes(of: program) else { return nil }
        let digits = agent.utf8.dropFirst(end).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return Int(Substring(digits))
    }
}

/// Agents of tools and scanners that name themselves but are no crawlers to `uap-core`.
///
/// Each is a part of the agent in lower case. No mail program belongs here: `dataaccessd`, `Microsoft Office` and `Dalvik`
/// load pictures for people.
enum RobotAgents {
    private static let parts = [
        // Command lines and libraries.
        "curl/", "wget/", "python-requests", "python-urllib", "aiohttp/", "go-http-client", "okhttp/", "java/",
        "apache-httpclient", "ahc/", "lua-resty-http", "libwww-perl", "node-fetch", "axios/", "guzzlehttp",
        // Browsers without a screen.
        "headlesschrome", "phantomjs",
        // Link checkers and previews.
        "w3c-checklink", "snap url preview", "slackbot-linkexpanding", "facebookexternal", "hubspot connect",
        // Mail scanners under their own name.
        "scmguard", "barracuda sentinel", "microsoft office existence discovery", "microsoft exchange/", "proofpoint/",
    ]

    /// The part that gives the agent away; `nil` where none does.
    static func part(in agent: String) -> String? {
        let agent = agent.lowercased()
        return parts.first { agent.contains($0) }
    }
}

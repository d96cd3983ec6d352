package import Tracking

extension Store {
    /// What administrators set for everybody.
    package func settings() async throws(StoreError) -> WorkspaceSettings {
        try await read { sql, _ in try sql.settings() }
    }

    /// Sets it; `by` is `nil` for the command line.
    ///
    /// Domains are kept in lower case, each once.
    @discardableResult
    package func updateSettings(
        _ settings: WorkspaceSettings,
        by user: UserID?
    ) async throws(StoreError) -> WorkspaceSettings {
        var wanted = settings
        wanted.neverRewriteDomains = try Self.checkedDomains(settings.neverRewriteDomains)
        return try await write { [wanted] change in
            let current = try change.sql.settings()
            if current.isFollowingOn != wanted.isFollowingOn {
                try change.switchFollowing(on: wanted.isFollowingOn, by: user)
            }
            if current.neverRewriteDomains != wanted.neverRewriteDomains {
                try change.replaceDomains(with: wanted.neverRewriteDomains, by: user)
            }
            return wanted
        }
    }

    private static func checkedDomains(_ domains: [String]) throws(StoreError) -> [String] {
        var checked: Set<String> = []
        for domain in domains {
            let domain = try domain.lowercased().checkedLine(field: "neverRewriteDomains")
            guard DomainName.isValid(domain) else {
                throw .invalid(field: "neverRewriteDomains", problem: "Each entry is a domain, such as example.com.")
            }
            checked.insert(domain)
        }
        return checked.sorted()
    }
}

extension SQLConnection {
    /// What administrators set for everybody.
    func settings() throws -> WorkspaceSettings {
        let row = try row("SELECT is_following_on FROM workspace WHERE id = 1")
        let domains = try rows("SELECT domain FROM never_rewrite_domains ORDER BY domain")
        return WorkspaceSettings(
            isFollowingOn: try row?.truth("is_following_on") ?? false,
            neverRewriteDomains: try domains.map { try $0.text("domain") }
        )
    }
}

extension Change {
    fileprivate mutating func switchFollowing(on isOn: Bool, by user: UserID?) throws {
        try sql.run("UPDATE workspace SET is_following_on = $1 WHERE id = 1", isOn)
        try audit(isOn ? .followingSwitchedOn : .followingSwitchedOff, subject: "", by: user)
        events.append(.edgeStateChanged)
    }

    fileprivate mutating func replaceDomains(with domains: [String], by user: UserID?) throws {
        try sql.run("DELETE FROM never_rewrite_domains")
        for domain in domains {
            try sql.run("INSERT INTO never_rewrite_domains (domain) VALUES ($1)", domain)
        }
        try audit(.settingsChanged, subject: "", by: user)
    }
}

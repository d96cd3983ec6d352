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
        guard FileLimits.days.contains(settings.fileDays) else {
            throw .invalid(
                field: "fileDays",
                problem:
                    "A number of days from \(FileLimits.days.lowerBound) to \(FileLimits.days.upperBound) is expected."
            )
        }
        try settings.checkScheduleRules()
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
            if current.leavesShownAddresses != wanted.leavesShownAddresses {
                try change.leaveShownAddresses(wanted.leavesShownAddresses, by: user)
            }
            if !current.agreesOnFiles(with: wanted) {
                try change.setFileRules(of: wanted, by: user)
            }
            if current.undoSeconds != wanted.undoSeconds || current.latestMinutes != wanted.latestMinutes {
                try change.setScheduleRules(of: wanted, by: user)
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
        let row = try row(
            """
            SELECT is_following_on, leaves_shown_addresses, follows_new_files, file_days, allows_programs, follows_files_of_messages,
                hosts_images_of_messages, undo_seconds, latest_minutes
            FROM workspace
            WHERE id = 1
            """
        )
        let domains = try rows("SELECT domain FROM never_rewrite_domains ORDER BY domain")
        return WorkspaceSettings(
            isFollowingOn: try row?.truth("is_following_on") ?? false,
            neverRewriteDomains: try domains.map { try $0.text("domain") },
            leavesShownAddresses: try row?.truth("leaves_shown_addresses") ?? false,
            followsNewFiles: try row?.truth("follows_new_files") ?? false,
            fileDays: try row?.number("file_days") ?? 90,
            allowsPrograms: try row?.truth("allows_programs") ?? false,
            followsFilesOfMessages: try row?.truth("follows_files_of_messages") ?? false,
            hostsImagesOfMessages: try row?.truth("hosts_images_of_messages") ?? false,
            undoSeconds: try row?.number("undo_seconds") ?? 0,
            latestMinutes: try row?.number("latest_minutes") ?? 0
        )
    }
}

extension Change {
    fileprivate mutating func switchFollowing(on isOn: Bool, by user: UserID?) throws {
        try sql.run("UPDATE workspace SET is_following_on = $1 WHERE id = 1", isOn)
        try audit(isOn ? .followingSwitchedOn : .followingSwitchedOff, subject: "", by: user)
        events.append(.edgeStateChanged)
    }

    fileprivate mutating func leaveShownAddresses(_ areLeft: Bool, by user: UserID?) throws {
        try sql.run("UPDATE workspace SET leaves_shown_addresses = $1 WHERE id = 1", areLeft)
        try audit(.settingsChanged, subject: "", by: user)
    }

    fileprivate mutating func setFileRules(of settings: WorkspaceSettings, by user: UserID?) throws {
        try sql.run(
            """
            UPDATE workspace
            SET follows_new_files = $1, file_days = $2, allows_programs = $3, follows_files_of_messages = $4,
                hosts_images_of_messages = $5
            WHERE id = 1
            """,
            settings.followsNewFiles,
            settings.fileDays,
            settings.allowsPrograms,
            settings.followsFilesOfMessages,
            settings.hostsImagesOfMessages
        )
        try audit(.settingsChanged, subject: "", by: user)
    }

    fileprivate mutating func setScheduleRules(of settings: WorkspaceSettings, by user: UserID?) throws {
        try sql.run(
            "UPDATE workspace SET undo_seconds = $1, latest_minutes = $2 WHERE id = 1",
            settings.undoSeconds,
            settings.latestMinutes
        )
        try audit(.settingsChanged, subject: "", by: user)
    }

    fileprivate mutating func replaceDomains(with domains: [String], by user: UserID?) throws {
        try sql.run("DELETE FROM never_rewrite_domains")
        for domain in domains {
            try sql.run("INSERT INTO never_rewrite_domains (domain) VALUES ($1)", domain)
        }
        try audit(.settingsChanged, subject: "", by: user)
    }
}

extension WorkspaceSettings {
    fileprivate func checkScheduleRules() throws(StoreError) {
        let rules = [
            ("undoSeconds", undoSeconds, Self.undoLimits), ("latestMinutes", latestMinutes, Self.latestLimits),
        ]
        for (field, value, limits) in rules where !limits.contains(value) {
            throw .invalid(
                field: field,
                problem: "A number from \(limits.lowerBound) to \(limits.upperBound) is expected."
            )
        }
    }

    fileprivate func agreesOnFiles(with other: WorkspaceSettings) -> Bool {
        followsNewFiles == other.followsNewFiles && fileDays == other.fileDays && allowsPrograms == other.allowsPrograms
            && followsFilesOfMessages == other.followsFilesOfMessages
            && hostsImagesOfMessages == other.hostsImagesOfMessages
    }
}

internal import Engagement
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
        try settings.workingHours.check()
        try settings.cardsOff.checkCanBeSwitchedOff()
        var wanted = settings
        wanted.pageWords = try Self.checkedPageWords(settings.pageWords)
        wanted.neverRewriteDomains = try Self.checkedDomains(settings.neverRewriteDomains)
        return try await write { [wanted] change in
            let current = try change.sql.settings()
            if current.isFollowingOn != wanted.isFollowingOn {
                try change.switchFollowing(on: wanted.isFollowingOn, by: user)
            }
            if current.modes != wanted.modes || current.wishesFollowing != wanted.wishesFollowing {
                try change.setModes(of: wanted, by: user)
            }
            if current.offersPage != wanted.offersPage || current.pageWords != wanted.pageWords {
                try change.setPage(of: wanted, by: user)
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
            if current.workingHours != wanted.workingHours {
                try change.setWorkingHours(wanted.workingHours, by: user)
            }
            if current.cardsOff != wanted.cardsOff {
                try change.switchCards(off: wanted.cardsOff, by: user)
            }
            return wanted
        }
    }

    private static func checkedPageWords(_ words: String) throws(StoreError) -> String {
        let words = try words.checkedLine(field: "pageWords")
        guard words.count <= WorkspaceSettings.longestPageWords else {
            throw .invalid(
                field: "pageWords",
                problem: "At most \(WorkspaceSettings.longestPageWords) characters fit here. Make it shorter."
            )
        }
        return words
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
            SELECT is_following_on, objector_mode, consent_mode, wishes_following, leaves_shown_addresses, follows_new_files,
                file_days, allows_programs, follows_files_of_messages, hosts_images_of_messages, offers_page, page_words,
                undo_seconds, latest_minutes, work_days, work_start, work_end, holidays, cards_off
            FROM workspace
            WHERE id = 1
            """
        )
        let domains = try rows("SELECT domain FROM never_rewrite_domains ORDER BY domain")
        return WorkspaceSettings(
            isFollowingOn: try row?.truth("is_following_on") ?? false,
            objectorMode: try row?.word("objector_mode") ?? .wholeEmail,
            consentMode: try row?.word("consent_mode") ?? .optOut,
            neverRewriteDomains: try domains.map { try $0.text("domain") },
            leavesShownAddresses: try row?.truth("leaves_shown_addresses") ?? false,
            followsNewFiles: try row?.truth("follows_new_files") ?? false,
            fileDays: try row?.number("file_days") ?? 90,
            allowsPrograms: try row?.truth("allows_programs") ?? false,
            followsFilesOfMessages: try row?.truth("follows_files_of_messages") ?? false,
            hostsImagesOfMessages: try row?.truth("hosts_images_of_messages") ?? false,
            wishesFollowing: try row?.truth("wishes_following") ?? true,
            offersPage: try row?.truth("offers_page") ?? false,
            pageWords: try row?.text("page_words") ?? "",
            undoSeconds: try row?.number("undo_seconds") ?? 10,
            latestMinutes: try row?.number("latest_minutes") ?? 0,
            workingHours: try row.map { try WorkingHours($0) } ?? WorkingHours(),
            cardsOff: Set(stored: try row?.text("cards_off") ?? "")
        )
    }
}

extension Change {
    fileprivate mutating func switchFollowing(on isOn: Bool, by user: UserID?) throws {
        try sql.run("UPDATE workspace SET is_following_on = $1 WHERE id = 1", isOn)
        try audit(isOn ? .followingSwitchedOn : .followingSwitchedOff, subject: "", by: user)
        events.append(.edgeStateChanged)
    }

    fileprivate mutating func setModes(of settings: WorkspaceSettings, by user: UserID?) throws {
        try sql.run(
            "UPDATE workspace SET objector_mode = $1, consent_mode = $2, wishes_following = $3 WHERE id = 1",
            settings.objectorMode,
            settings.consentMode,
            settings.wishesFollowing
        )
        try audit(.followingRulesChanged, subject: "", by: user)
    }

    fileprivate mutating func setPage(of settings: WorkspaceSettings, by user: UserID?) throws {
        try sql.run(
            "UPDATE workspace SET offers_page = $1, page_words = $2 WHERE id = 1",
            settings.offersPage,
            settings.pageWords
        )
        try audit(.settingsChanged, subject: "", by: user)
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

    fileprivate mutating func switchCards(off kinds: Set<CardKind>, by user: UserID?) throws {
        try sql.run("UPDATE workspace SET cards_off = $1 WHERE id = 1", kinds.stored)
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

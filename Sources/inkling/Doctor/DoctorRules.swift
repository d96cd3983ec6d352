internal import Storage
internal import Tracking
internal import Web

/// What is to be thought of what `inkling doctor` found out: rules without any looking of their own.
enum DoctorRules {
    /// The address under which recipients reach the tracking listener.
    static func address(_ address: PublicAddress) -> Finding {
        if address.isLoopback || address.isWildcard {
            return .warning(
                "Links lead to \(address), which only this machine can open.",
                remedy: "Set tracking.publicAddress to the name under which recipients reach the tracking listener."
            )
        }
        guard address.isSecure else {
            return .warning(
                "Links lead to \(address), without TLS.",
                remedy:
                    "Give the tracking listener a certificate, or put it behind a proxy that has one; then use https://."
            )
        }
        return .ok("Links lead to \(address).")
    }

    /// Whether recipients see that the links of a mail belong to its sender.
    static func name(_ host: String, ofSender domain: String) -> Finding {
        if TrackingBase.belongs(host, to: domain) { return .ok("\(host) belongs to \(domain).") }
        return .warning(
            "\(host) does not belong to \(domain), from which mail is sent.",
            remedy:
                "Give the tracking listener a name below it, such as links.\(domain): mail programs trust that more."
        )
    }

    /// How much room is left where the data are, in bytes.
    static func room(_ bytes: Int64) -> Finding {
        let words = "\(bytes / 1_048_576) MiB are free where the data are."
        let remedy = "Make room: where the disk is full no hit is kept."
        if bytes < 256 * 1_048_576 { return .problem(words, remedy: remedy) }
        return bytes < 2_048 * 1_048_576 ? .warning(words, remedy: remedy) : .ok(words)
    }

    /// What came back from an address of the tracking listener.
    static func answer(of url: String, status: UInt, isExpected: Bool) -> Finding {
        if isExpected { return .ok("\(url) is answered by Inkling.") }
        return .problem(
            "\(url) is answered with status \(status), and not by Inkling’s tracking listener.",
            remedy: "Look where that name leads, and whether a proxy passes /o/, /c/, /f/, /i/, /p/, /page.css and "
                + "/healthz on unchanged."
        )
    }

    /// How far the clock of this machine is from that of whoever answered.
    static func clock(_ now: Instant, theirs: Instant) -> Finding {
        let seconds = abs((now - theirs).components.seconds)
        guard seconds > 5 else { return .ok("The clock agrees with that of whoever answered.") }
        return .warning(
            "The clock is \(seconds) seconds from that of whoever answered.",
            remedy: "Run a time service such as chrony: scheduled mail and verdicts go by the clock."
        )
    }

    /// What came of trying a relay or a mailbox out; whose it is stays out, for it is personal.
    static func server(_ server: MailServer, problem: String?) -> Finding {
        let owner = server.seller == nil ? "the workspace" : "a seller"
        let name = "The \(server.purpose.rawValue) of \(owner), \(server.settings.host):\(server.settings.port)"
        guard let problem else { return .ok("\(name), can be used.") }
        return .problem("\(name), can’t be used: \(problem)", remedy: "Set it right under Settings, Mailbox.")
    }

    /// That there is no server of a purpose at all.
    static func noServer(_ purpose: MailServerPurpose) -> Finding {
        let remedy = "Set one up under Settings, Mailbox."
        switch purpose {
        case .relay: return .warning("There is no relay: mail lands in the sandbox.", remedy: remedy)
        case .mailbox: return .warning("There is no mailbox: replies are not read from one.", remedy: remedy)
        }
    }

    /// Whether the copies of a sender are signed, and by what.
    static func signing(_ domain: String, selectors: [String]) -> Finding {
        guard selectors.isEmpty else {
            return .ok("Mail of \(domain) is signed with \(selectors.joined(separator: " and ")).")
        }
        return .warning(
            "Mail of \(domain) is not signed here.",
            remedy: "If your relay does not sign it: inkling dkim new --domain \(domain) --selector NAME"
        )
    }
}

internal import Delivery
internal import Web

/// What is to be thought of the records that DNS has for the domains of an installation.
extension DoctorRules {
    /// Whether receivers find the public half of a key that signs.
    ///
    /// `expected` is what the record at `name` must say.
    static func key(at name: String, expected: String, found: NameServer.Answer) -> Finding {
        let publish =
            "Publish the record that inkling dkim list prints for it; new records may take an hour to be seen."
        switch found {
        case .unanswered: return unanswered("The DKIM record at \(name)")
        case .none:
            return .problem("There is no DKIM record at \(name), though mail is signed with its key.", remedy: publish)
        case .records(let texts):
            let keys = texts.map { tags($0) }.filter { $0["v"] == "DKIM1" || $0["v"] == nil && $0["p"] != nil }
            guard let first = keys.first, let own = tags(expected)["p"] else {
                return .problem("The text at \(name) is no DKIM record.", remedy: publish)
            }
            guard let match = keys.first(where: { $0["p"] == own }) else {
                // RFC 6376 §3.6.1: an empty one is a key that was taken back.
                return first["p"] == ""
                    ? .problem("The DKIM record at \(name) says that its key was taken back.", remedy: publish)
                    : .problem(
                        "The DKIM record at \(name) is for another key than the one that signs.",
                        remedy: publish
                    )
            }
            guard match["t"]?.split(separator: ":").contains("y") != true else {
                return .warning(
                    "The DKIM record at \(name) is right, and says that it is only being tested (t=y).",
                    remedy: "Take t=y out of it when mail arrives as it should: some receivers take no account of it."
                )
            }
            return .ok("The DKIM record at \(name) is that of the key that signs.")
        }
    }

    /// Whether a domain says which servers send its mail; whether the relay is one of them is not looked at.
    static func senders(of domain: String, found: NameServer.Answer) -> Finding {
        let none = Finding.warning(
            "\(domain) has no SPF record, which says which servers send its mail.",
            remedy: "Publish the one that your provider names: a text at \(domain) that begins with v=spf1."
        )
        switch found {
        case .unanswered: return unanswered("The SPF record of \(domain)")
        case .none: return none
        case .records(let texts):
            // RFC 7208 §4.5: nothing or a blank comes behind the version.
            let records = texts.filter { text in
                let text = text.lowercased()
                return text == "v=spf1" || text.hasPrefix("v=spf1 ")
            }
            guard records.count < 2 else {
                return .problem(
                    "\(domain) has \(records.count) SPF records, and with more than one none counts.",
                    remedy: "Make one of them."
                )
            }
            return records.isEmpty
                ? none : .ok("\(domain) has an SPF record. Whether it names your relay was not looked at.")
        }
    }

    /// Whether mail for the reply domain goes anywhere; `hasAddress` is whether the domain itself is a host.
    static func replies(to domain: String, found: NameServer.Answer, hasAddress: Bool) -> Finding {
        let remedy = "Give it an MX record that names the host where Inkling, or the server before it, takes its mail."
        switch found {
        case .unanswered: return unanswered("Where mail for the reply domain \(domain) goes")
        case .none where hasAddress:
            // RFC 5321 §5.1: without one mail goes to the address of the name.
            return .warning(
                "The reply domain \(domain) has no MX record; mail goes to the host of that name.",
                remedy: remedy
            )
        case .none:
            return .problem("The reply domain \(domain) has no MX record, so nothing comes back.", remedy: remedy)
        case .records(let exchangers):
            let hosts = exchangers.map { String($0.drop { $0 != " " }.dropFirst()) }.sorted()
            // RFC 7505: the root alone, which the resolver writes as nothing, says that the domain takes no mail.
            guard hosts.contains(where: { !["", "."].contains($0) }) else {
                return .problem("The reply domain \(domain) says that it takes no mail.", remedy: remedy)
            }
            return .ok("Mail for the reply domain \(domain) goes to \(hosts.joined(separator: " and ")).")
        }
    }

    private static func unanswered(_ what: String) -> Finding {
        .unchecked("\(what) was not checked: no name server answers.")
    }

    /// The tags of a record without blanks (RFC 6376 §3.2); of those that stand twice the first.
    private static func tags(_ record: String) -> [String: String] {
        record.split(separator: ";").reduce(into: [:]) { tags, part in
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { return }
            let name = sides[0].filter { !$0.isWhitespace }
            if tags[name] == nil { tags[name] = sides[1].filter { !$0.isWhitespace } }
        }
    }
}

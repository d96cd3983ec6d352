internal import Tracking

extension EdgeState {
    /// Whether a hit on the copy may be recorded.
    func records(_ copy: CopyReference) -> Bool {
        isFollowingOn && !silencedEmails.contains(copy.email) && !silencedCopies.contains(copy)
    }

    /// Whether a link to the host leads nowhere any more: it or a name above it is blocked.
    func blocks(host: String) -> Bool {
        guard !blockedHosts.isEmpty else { return false }
        // `contoso.com.` is the same host as `contoso.com` (RFC 1034 §3.1).
        var name = host.hasSuffix(".") ? host.dropLast() : host[...]
        while true {
            if blockedHosts.contains(String(name)) { return true }
            guard let dot = name.firstIndex(of: ".") else { return false }
            name = name[name.index(after: dot)...]
        }
    }
}

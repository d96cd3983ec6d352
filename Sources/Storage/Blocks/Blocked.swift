package import Tracking

/// Everything that is blocked at one moment.
package struct Blocked: Hashable, Sendable {
    /// Hosts in lower case and ASCII, without brackets and without a dot at the end; names below them are blocked, too.
    package var hosts: Set<String>
    /// Emails whose links and files are offered no more.
    package var emails: Set<EmailID>
    /// Keys whose tokens are refused, and with which nothing is sealed.
    package var keys: Set<KeyID>

    /// Takes what is blocked; by default nothing is.
    package init(hosts: Set<String> = [], emails: Set<EmailID> = [], keys: Set<KeyID> = []) {
        self.hosts = hosts
        self.emails = emails
        self.keys = keys
    }
}

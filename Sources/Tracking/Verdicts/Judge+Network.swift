extension Judge {
    /// A mail-security company's request within so long of hand-over is its scanner's; later a person may be behind it.
    static let scanningTime = Duration.seconds(600)

    /// What the network says.
    static func hearNetwork(_ hit: inout Case) {
        let network = hit.observed.network
        let owner = network.owner ?? "its operator"
        switch network.kind {
        case .scanner:
            hit.add(.machine(6, "Network of a mail scanner: \(owner)"))
        case .probableScanner:
            hearProbableScanner(&hit, owner)
        case .cloud:
            hearCloud(&hit, owner)
        case .desktopCloud:
            hearDesktopCloud(&hit, owner)
        case .pictureProxy:
            guard hit.fact?.kind != .pictureProxy, hit.isPicture else { return }
            hit.add(.person(0.4, "\(owner) fetches readers’ pictures from this network"))
        case .mailReader:
            let reason = "\(owner) fetches pictures from this network for people who read their mail there"
            hit.add(hit.isPicture ? .person(0.4, reason) : .remark("Network of \(owner), where people read their mail"))
        case .privacyRelay:
            // Pictures through a relay are settled before.
            hit.add(.person(0.5, "Through \(owner), by which people browse"))
        case nil:
            return
        }
    }

    private static func hearProbableScanner(_ hit: inout Case, _ owner: String) {
        guard let delay = hit.delay else {
            hit.add(.machine(1.2, "Network of \(owner), which scans mail"))
            return
        }
        if delay <= scanningTime {
            hit.add(.machine(4, "Network of \(owner), which scans mail, \(words(delay)) after hand-over"))
        } else {
            hit.add(
                .machine(0.5, "Network of \(owner), which scans mail, and later shows web pages to people")
            )
        }
    }

    /// Scanners under ordinary browsers' names follow links from there within a minute; people at virtual desktops seldom are
    /// so quick, and have opened the mail before (``findEarlierOpens(_:)``).
    private static func hearDesktopCloud(_ hit: inout Case, _ owner: String) {
        let reason = "From \(owner), where scanners run, and people’s virtual desktops and relays"
        guard !hit.isPicture, let delay = hit.delay, delay <= scanningTime else {
            hit.add(hit.isPicture ? .remark(reason) : .machine(0.8, reason))
            return
        }
        hit.add(.machine(isSoon(hit) ? soonFromDesktops : 1.3, "\(reason), \(words(delay)) after hand-over"))
    }

    /// What an earlier open by the same visitor outweighs.
    private static let soonFromDesktops = 2.7

    private static func hearCloud(_ hit: inout Case, _ owner: String) {
        let reason = "From rented machines: \(owner)"
        guard let delay = hit.delay, delay <= scanningTime else {
            hit.add(.machine(hit.isPicture ? 0.5 : 0.8, reason))
            return
        }
        let weight =
            switch (hit.isPicture, isSoon(hit)) {
            case (true, true): 1.8
            case (true, false): 1.3
            case (false, true): 3.0
            case (false, false): 2.3
            }
        hit.add(.machine(weight, "\(reason), \(words(delay)) after hand-over"))
    }

    /// A delay in words.
    static func words(_ delay: Duration) -> String {
        let seconds = Double(delay.microseconds) / 1_000_000
        return seconds < 0 ? "0 s" : seconds < 120 ? "\(Int(seconds)) s" : "\(Int(seconds / 60)) min"
    }
}

extension Judge {
    /// Nobody reads within a second, and hardly anybody clicks within five.
    static func hearDelay(_ hit: inout Case) {
        guard let delay = hit.delay else { return }
        // A proxy's pictures so soon are settled before.
        if delay < .seconds(1) {
            hit.add(.machine(5, "Less than 1 s after hand-over"))
            return
        }
        let reason = "\(words(delay)) after hand-over"
        switch (hit.isPicture, delay) {
        case (true, ..<Duration.seconds(5)): hit.add(.machine(1, reason))
        case (true, ..<Duration.seconds(10)): hit.add(.machine(0.9, reason))
        case (false, ..<Duration.seconds(5)): hit.add(.machine(3.4, "\(reason), sooner than people click"))
        case (false, ..<Duration.seconds(15)): hit.add(.machine(1.4, "\(reason), sooner than most people click"))
        default: return
        }
    }

    /// Whether a hit came while scanners sweep: within a minute of hand-over.
    static func isSoon(_ hit: Case) -> Bool { hit.delay.map { $0 <= .seconds(60) } ?? false }

    /// A picture fetched seconds after hand-over, when somebody else opened the mail later: a gateway looked first.
    static func findForerunners(_ cases: inout [Case]) {
        guard let last = cases.lastIndex(where: { $0.isPicture && $0.settled == nil && $0.verdict == .human }) else {
            return
        }
        let reader = cases[last]
        for place in cases.indices.prefix(while: { $0 < last }) {
            let hit = cases[place]
            guard hit.settled == nil, hit.isPicture, !hit.isProxied, let delay = hit.delay, delay < .seconds(15),
                reader.hit.at - hit.hit.at > .seconds(10), reader.hit.agent != hit.hit.agent,
                reader.network != hit.network
            else { continue }
            cases[place].add(.machine(1.7, "Fetched right after hand-over; somebody else opened the mail later"))
        }
    }
}

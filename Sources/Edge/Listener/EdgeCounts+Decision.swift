internal import Tracking

extension EdgeCounts {
    /// Counts a request by what was decided on it.
    mutating func count(_ decision: Responder.Decision) {
        requests += 1
        if decision.isSilenced { silencedHits += 1 }
        if decision.isForged { refusedTokens += 1 }
        switch decision.subject?.kind {
        case .beacon: beaconHits += 1
        case .link: linkHits += 1
        case .file: fileHits += 1
        case .image: imageHits += 1
        case .page, nil: break
        }
        switch decision.answer {
        case .beacon: beacons += 1
        case .redirect: redirects += 1
        case .blockedLink: blocked += 1
        case .goneFile: goneFiles += 1
        case .unknownFile: unknownFiles += 1
        // A file is counted when it was opened.
        case .content, .unchanged, .changed, .unsatisfiable, .unavailableContent: break
        case .page, .style, .brokenLink, .nothing, .healthy, .robots, .method: break
        case .refused: badRequests += 1
        }
    }
}

extension Judge {
    /// Requests in a form that people's programs send only when nobody looks.
    static func hearRequestForm(_ hit: inout Case) {
        if hit.hit.method == .head {
            hit.add(.machine(6, "Only the head was asked for, as checkers do"))
        }
        if hit.isAhead {
            hit.add(.machine(Case.aheadWeight, "The program said that it was loading ahead, before anybody looked"))
        }
    }

    /// The form of the request, and what it wants to have.
    static func hearRequest(_ hit: inout Case) {
        hearRequestForm(&hit)
        guard hit.hit.kind == .link, let accept = hit.hit.headers.accept?.lowercased(), !accept.isEmpty else { return }
        if !(["html", "*/*", "text/*"] as [StaticString]).contains(where: { accept.hasBytes(of: $0) }) {
            hit.add(.machine(4, "A link was followed by a program that takes no web page"))
        }
    }

    /// What the program says that it is.
    static func hearAgent(_ hit: inout Case) {
        let agent = hit.hit.agent
        if agent.allSatisfy(\.isWhitespace) {
            let reason = "The program did not say what it is"
            // For pictures some mail programs leave it out, too.
            hit.add(hit.isPicture ? .remark(reason) : .machine(1.4, reason))
            return
        }
        switch hit.fact?.kind {
        case .robot:
            let name = hit.fact?.name ?? ""
            hit.add(.machine(6, "The program says itself that it is a robot: \(name)"))
        case .pictureProxy:
            hearPictureProxy(&hit)
        case .prefetcher:
            // Such relays fetch no links: its name proves nothing against a click.
            hit.add(.remark("The program says only “\(agent)”, as Apple’s relay does, and that fetches no links"))
        case .mailProgram:
            let name = hit.fact?.name ?? ""
            hit.add(.person(hit.isPicture ? 2 : 1.2, "\(name) is a mail program that people use"))
        case .browser, nil:
            hearBrowser(&hit)
        }
    }

    private static func hearPictureProxy(_ hit: inout Case) {
        let name = hit.fact?.name ?? ""
        if hit.isPicture {
            hit.add(.person(2.2, "\(name) fetches the pictures when somebody opens the mail; it hides the device"))
        } else {
            // A picture proxy's name proves nothing against the click: such proxies fetch no links.
            hit.add(.person(0.8, "\(name)’s proxy for pictures fetches no links, so its name tells nothing here"))
        }
    }

    private static func hearBrowser(_ hit: inout Case) {
        if hit.device.isCrawler {
            hit.add(.machine(6, "The program says itself that it is a robot"))
        } else if hit.isMailProgram, let program = hit.device.program {
            hit.add(.person(hit.isPicture ? 2 : 1.2, "\(program) is a mail program that people use"))
        } else if hit.isBrowser, let program = hit.device.program, let system = hit.device.system {
            hit.add(.person(1.6, "\(program) on \(system), as people use it"))
        } else if isAppleWebView(hit.hit.agent) {
            hit.add(.person(1, "The web view of an app on an iPhone or iPad, in which Mail shows mail"))
        } else if hit.fact?.kind == .browser {
            hit.add(.person(1, "\(hit.fact?.name ?? "") is a browser that people use"))
        } else if hit.isPicture || isBrowserLike(hit) {
            hit.add(.remark("The program is not known"))
        } else {
            hit.add(.machine(1.4, "No browser names itself as this program does"))
        }
    }

    /// Such views name WebKit and the system's build, and end there or with the name of their app; of browsers the program is
    /// known.
    private static func isAppleWebView(_ agent: String) -> Bool {
        ["Mozilla/5.0 (iPhone;", "Mozilla/5.0 (iPad;"].contains { agent.hasPrefix($0) }
            && agent.hasBytes(of: ") AppleWebKit/") && agent.hasBytes(of: " Mobile/")
    }

    /// Whether the agent has the words in it that those of browsers have, or names a system.
    private static func isBrowserLike(_ hit: Case) -> Bool {
        let agent = hit.hit.agent.lowercased()
        return hit.device.system != nil
            || (["mozilla", "opera", "applewebkit"] as [StaticString]).contains { agent.hasBytes(of: $0) }
    }
}

internal import Hummingbird

/// Where somebody wanted to go before logging in: only our own pages, never an open redirect.
enum LocalPath {
    /// The address of the log-in page that leads back.
    static func logIn(comingBackTo request: Request) -> String {
        let path = request.uri.path + (request.uri.query.map { "?" + $0 } ?? "")
        guard path != Route.home.path, let path = checked(path) else { return Route.logIn.path }
        return Route.logIn.path + "?next=" + PathSegment.encode(path)
    }

    /// The path if it leads to a page of ours that can be opened; `nil` for anything else, such as `//evil.example`.
    static func checked(_ text: String?) -> String? {
        // Backslashes and control characters are read differently by browsers than by us.
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            let pattern = RoutePattern.matching(String(text.prefix { $0 != "?" && $0 != "#" })),
            pattern.methods.contains(.get), !pattern.isAPI, !pattern.isPublic
        else { return nil }
        return text
    }
}

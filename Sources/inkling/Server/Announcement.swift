/// What is printed when the server is up.
struct Announcement: Sendable, CustomStringConvertible {
    let web: PublicAddress
    let tracking: PublicAddress
    let dataFolder: String
    /// What the demo workspace is entered with.
    let login: DemoLogin?
    /// Whether anybody can log in at all.
    let hasUsers: Bool

    var description: String {
        var lines = [
            "",
            "  Inkling is up.",
            "",
            "  Open       \(web)",
        ]
        if let login {
            lines += [
                "  Log in     \(login.address)",
                "  Password   \(login.password)",
            ]
        }
        lines += [
            "  Tracking   \(tracking)",
            "  Data       \(dataFolder)",
            "",
        ]
        if !hasUsers {
            lines += [
                "  Nobody can log in yet. Add the first administrator with",
                "  inkling user add --data-folder \(dataFolder) --role administrator --name … --address …",
                "",
            ]
        }
        lines += ["  Stop with Ctrl-C.", ""]
        return lines.joined(separator: "\n")
    }
}

import Mail

/// HTML documents, from bytes to bytes: read, links replaced, beacon put in.
///
/// The addresses are made cheaply, as the other contenders make theirs.
struct HTMLTurn {
    private let documents: [[UInt8]]

    /// Takes a file with the documents' paths, one on each line.
    init(list: String) throws {
        let paths = String(decoding: try [UInt8](file: list), as: UTF8.self).split(separator: "\n")
        documents = try paths.map { try [UInt8](file: String($0)) }
    }

    func run(passes: Int) -> Report {
        var report = Report()
        var links = 0
        var written = 0
        // The first pass warms caches and makes tables, and does not count.
        for pass in 0...passes {
            links = 0
            written = 0
            var turn = Report()
            turn.measure {
                for document in documents {
                    let plan = HTMLCopyPlan(html: document, rules: FollowingRules())
                    let copy = plan.followed(beacon: "https://track.example/o/0") { link in
                        "https://track.example/c/\(link.ordinal)"
                    }
                    links += plan.links.count
                    written += copy.count
                }
            }
            if pass > 0 { report.seconds += turn.seconds }
        }
        report.figures = [
            ("documents", documents.count), ("bytes", documents.reduce(0) { $0 + $1.count }), ("links", links),
            ("written", written),
        ]
        return report
    }
}

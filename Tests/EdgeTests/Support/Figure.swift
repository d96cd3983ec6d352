import Foundation

/// How much a test does: a figure from the environment, for `make soak` wants more than `make test`.
enum Figure {
    static func named(_ name: String, standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
    }
}

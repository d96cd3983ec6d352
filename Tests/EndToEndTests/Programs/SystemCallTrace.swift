internal import Foundation

/// What `strace` saw a server do: which calls, in which order, on which file or socket.
struct SystemCallTrace {
    /// One call: where in the trace it began and where it was over.
    private struct Call {
        let name: String
        let target: String
        var text: String
        let began: Int
        var over: Int
        var succeeded: Bool
    }

    /// How one marked request went.
    struct MarkedAnswer: CustomStringConvertible {
        let mark: String
        /// Whether its record was written, then synced, then its answer sent.
        let isCovered: Bool
        let description: String
    }

    private let calls: [Call]
    private let trackingPort: Int

    /// How often something was synced.
    var syncs: Int { calls.count { $0.name == "fdatasync" } }

    /// Whether this machine lets one process trace another.
    static func isPossible() async throws -> Bool {
        guard let strace = Checkout.program("strace") else { return false }
        return try await FinishedProgram.run([strace, "-f", "-o", "/dev/null", "true"]).succeeded
    }

    /// What a server is started by so that it is traced.
    static func launcher(writingTo file: String) -> [String] {
        let names =
            "fdatasync,fsync,write,writev,pwrite64,pwritev,pwritev2,send,sendto,sendmsg,read,readv,recvfrom,recvmsg"
        return [Checkout.program("strace") ?? "strace", "-f", "-yy", "-s", "65536", "-e", "trace=" + names, "-o", file]
    }

    /// Reads a trace: lines such as `812 fdatasync(9</data/journal/1>) = 0`, those cut in two put together again.
    init(_ text: String, trackingPort: Int) {
        self.trackingPort = trackingPort
        var calls: [Call] = []
        var unfinished: [Substring: Int] = [:]
        for (index, line) in text.split(separator: "\n").enumerated() {
            let thread = line.prefix { $0 != " " }
            let rest = line.dropFirst(thread.count).drop { $0 == " " }
            if rest.hasPrefix("<..."), let begun = unfinished.removeValue(forKey: thread) {
                // What was read stands here, behind the name.
                calls[begun].text += rest
                calls[begun].over = index
                calls[begun].succeeded = !rest.contains(" = -1 ")
            } else if let call = Self.call(rest, at: index) {
                if rest.hasSuffix("<unfinished ...>") { unfinished[thread] = calls.count }
                calls.append(call)
            }
        }
        self.calls = calls
    }

    /// Tells of each mark whether the record that holds it was synced before the request that holds it was answered.
    func answers(to marks: [String]) -> [MarkedAnswer] {
        let requests = calls.filter(isRequest)
        let records = calls.filter { $0.target.contains("/journal/") && $0.name.contains("write") }
        let syncs = calls.filter { $0.target.contains("/journal/") && $0.name == "fdatasync" && $0.succeeded }
        let sent = Dictionary(grouping: calls.filter(isAnswer), by: \.target)
        return marks.compactMap { mark in
            guard let request = requests.first(where: { $0.text.contains(mark) }),
                let answer = sent[request.target]?.first(where: { $0.began > request.over })
            else { return nil }
            let record = records.first { $0.text.contains(mark) && $0.began > request.began }
            let sync = record.flatMap { record in syncs.first { $0.began > record.over && $0.over < answer.began } }
            return MarkedAnswer(
                mark: mark,
                isCovered: sync != nil,
                description: "\(mark): asked \(request.began), written \(record?.began ?? -1), answered \(answer.began)"
            )
        }
    }

    private func isRequest(_ call: Call) -> Bool {
        isOnListener(call) && ["read", "readv", "recvfrom", "recvmsg"].contains(call.name)
    }

    private func isAnswer(_ call: Call) -> Bool {
        isOnListener(call) && ["write", "writev", "send", "sendto", "sendmsg"].contains(call.name)
    }

    private func isOnListener(_ call: Call) -> Bool {
        call.target.contains("TCP:[127.0.0.1:\(trackingPort)->")
    }

    private static func call(_ line: Substring, at index: Int) -> Call? {
        guard let open = line.firstIndex(of: "("), line[..<open].allSatisfy({ $0.isLetter || $0.isNumber }) else {
            return nil
        }
        // `9<TCP:[127.0.0.1:8025->127.0.0.1:4711]>` has a `>` inside; the argument ends at a comma or the bracket.
        let target = line[line.index(after: open)...].prefix { $0 != "," && $0 != ")" }
        return Call(
            name: String(line[..<open]),
            target: String(target),
            text: String(line),
            began: index,
            over: index,
            succeeded: !line.contains(") = -1 ")
        )
    }
}

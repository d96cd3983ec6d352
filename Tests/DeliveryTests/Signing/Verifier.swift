import Foundation

@testable import Delivery

/// Debian's `python3-dkim`, which knows nothing of our code: what it believes, receivers believe.
enum Verifier {
    private static let python = "/usr/bin/python3"

    /// Prints of each message, which come as base64 one a line, a word such as `10`: which signatures verify, top first.
    private static let program = """
        import base64, json, sys, dkim
        records = json.loads(sys.stdin.readline())
        def txt(name, timeout=5):
            return records.get(name.decode().rstrip("."), "").encode()
        for line in sys.stdin:
            found = ""
            try:
                message = dkim.DKIM(base64.b64decode(line))
                count = sum(name.lower() == b"dkim-signature" for name, _ in message.headers)
            except dkim.DKIMException:
                count, found = 0, "unreadable"
            for place in range(count):
                try:
                    found += "1" if message.verify(idx=place, dnsfunc=txt) else "0"
                except dkim.DKIMException:
                    found += "0"
            print(found)
        """

    static let absence = "no python3-dkim under /usr/bin/python3: scripts/setup test installs it"

    static let isPresent: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", "import dkim, nacl"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// Which signatures of each message verify, in one run of the program.
    static func verdicts(_ messages: [[UInt8]], keys: [DKIMKey]) throws -> [String] {
        let records = Dictionary(uniqueKeysWithValues: keys.map { ($0.name.record, $0.publicRecord) })
        let input = [try JSONEncoder().encode(records)] + messages.map { Data($0).base64EncodedData() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "inkling-dkim-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "messages")
        try Data(input.joined(separator: Data("\n".utf8))).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", program]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}

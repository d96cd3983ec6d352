internal import Foundation
internal import Mail
internal import Testing
internal import Tracking

/// Copies of real files, judged by parsers of others: nothing differs but what is followed.
@Suite(
    .serialized,
    .enabled(if: Checkout.has(Checkout.data), "no test data at ../shared/data or INKLING_TEST_DATA"),
    .timeLimit(.minutes(10))
)
struct FidelityTests {
    struct Corpus: CustomTestStringConvertible, Sendable {
        let folder: String
        let form: FileForm
        var testDescription: String { folder }
    }

    private struct Findings: Decodable {
        let totals: [String: Int]
        let problems: [String: [String]]
    }

    @Test(arguments: [
        Corpus(folder: "html", form: .html),
        Corpus(folder: "html5lib/tree-construction", form: .html),
        Corpus(folder: "mail", form: .message),
        Corpus(folder: "mime", form: .message),
    ])
    func differInNothingButWhatIsFollowed(_ corpus: Corpus) async throws {
        // A host as short and as long as one that is used.
        for host in ["https://t.example", "https://tracking.department.company.example"] {
            var records = try CopyRecords(base: try #require(TrackingBase(host)))
            for (name, file) in try Self.files(of: corpus) {
                try records.add(file, name: name, form: corpus.form)
            }

            let findings = try await Self.findings(in: records)

            let problems = findings.problems.sorted { $0.key < $1.key }.map {
                "\($0.key): \($0.value.joined(separator: ", "))"
            }
            let totals = findings.totals.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            print("\(corpus.folder): \(totals.joined(separator: ", "))")
            #expect(records.count > 0)
            #expect(findings.totals["files"] == records.count)
            #expect(records.problems == [])
            #expect(problems == [])
        }
    }

    private static func findings(in records: CopyRecords) async throws -> Findings {
        try await withTemporaryFolder { folder in
            let run = try await FinishedProgram.run(
                [
                    Checkout.tools + "/verifiers/bin/python", Checkout.root + "/scripts/verify-copies",
                    try folder.write(records.bytes, to: "copies"),
                ],
                within: .seconds(300)
            )
            try #require(run.succeeded, "\(run.output.suffix(3_000))")
            return try JSONDecoder().decode(Findings.self, from: Data(run.output.utf8))
        }
    }

    /// Everything in a folder; of html5lib's tests the documents in them.
    private static func files(of corpus: Corpus) throws -> [(String, [UInt8])] {
        let folder = URL(filePath: Checkout.data).appending(path: corpus.folder)
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return try (found?.compactMap { $0 as? URL } ?? [])
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .sorted { $0.path < $1.path }
            .flatMap { file in
                let bytes = [UInt8](try Data(contentsOf: file))
                guard corpus.folder.hasPrefix("html5lib") else { return [(file.lastPathComponent, bytes)] }
                return file.pathExtension == "dat" ? documents(in: bytes, of: file.lastPathComponent) : []
            }
    }

    /// The inputs of html5lib's tree tests, which stand between `#data` and `#errors`.
    private static func documents(in file: [UInt8], of name: String) -> [(String, [UInt8])] {
        let entries = ("\n" + String(decoding: file, as: UTF8.self)).split(separator: "\n#data\n")
        return entries.enumerated().compactMap { index, entry in
            entry.range(of: "\n#errors").map { ("\(name) \(index)", Array(entry[..<$0.lowerBound].utf8)) }
        }
    }
}

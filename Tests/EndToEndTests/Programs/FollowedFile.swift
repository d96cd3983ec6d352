internal import Foundation

/// What `inkling follow` or `inkling unfollow` made of a file, as a shell would see it.
struct FollowedFile: Sendable {
    let ending: LaunchedProgram.Ending
    /// Standard output.
    let copy: [UInt8]
    /// Standard error.
    let errors: String
    /// What `--links` wrote; null where it wrote nothing.
    let table: JSON

    var succeeded: Bool { ending == .exited(0) && errors.isEmpty }

    /// The copy, for what is plain ASCII or UTF-8.
    var text: String { String(decoding: copy, as: UTF8.self) }

    /// Runs `follow` or `unfollow` to its end in a folder where its keys lie and its output goes, unless that goes elsewhere.
    ///
    /// The table is the folder's `links.json`.
    static func run(
        _ command: String,
        _ arguments: [String],
        input: [UInt8] = [],
        output: String? = nil,
        variables: [String: String] = [:],
        in folder: TemporaryFolder
    ) async throws -> FollowedFile {
        for name in ["copy", "errors", "links.json"] { try? FileManager.default.removeItem(atPath: folder.file(name)) }
        var environment = Checkout.environment.filter { !$0.key.hasPrefix("INKLING_") }
        environment["INKLING_DATA_FOLDER"] = folder.file("data")
        let program = try LaunchedProgram(
            [Checkout.binary, command] + arguments,
            environment: environment.merging(variables) { $1 },
            input: folder.write(input, to: "input"),
            output: output ?? folder.file("copy"),
            errors: folder.file("errors")
        )
        let ending: LaunchedProgram.Ending
        do {
            ending = try await program.wait(within: .seconds(30))
            await program.end()
        } catch {
            await program.end()
            throw error
        }
        let table = FileManager.default.contents(atPath: folder.file("links.json"))
        return FollowedFile(
            ending: ending,
            copy: FileManager.default.contents(atPath: folder.file("copy")).map(Array.init) ?? [],
            errors: folder.text("errors"),
            table: try table.map { try JSONDecoder().decode(JSON.self, from: $0) } ?? .null
        )
    }
}

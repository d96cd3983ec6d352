// swift-tools-version: 6.2

import PackageDescription

// The fuzz targets, a package of their own: docs/decisions/012-fuzzing.md says why, and what the links in Sources are.

/// The marks that lead the fuzzer.
let instrumented = ["-sanitize=fuzzer,address"]

let package = Package(
    name: "inkling-fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        // MARK: What is fuzzed: the sources of the program, of each target as much as the fuzz targets read

        .systemLibrary(name: "CGMimeSystem", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "CGMime",
            dependencies: ["CGMimeSystem"],
            cSettings: [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
        ),
        .target(
            name: "Mail",
            dependencies: ["CGMime", .target(name: "CMalloc", condition: .when(platforms: [.linux]))]
        ),
        .target(name: "Tracking", dependencies: ["CLibcrypto"]),
        .target(name: "Edge", dependencies: ["Tracking"]),
        .target(name: "IMAP"),
        .target(name: "SMTP", dependencies: ["Mail"]),

        // MARK: Fuzz targets

        .target(name: "Fuzzing"),
        .target(name: "Tracker", dependencies: ["Mail"]),
        .executableTarget(name: "fuzz-tokenizer", dependencies: ["Fuzzing", "Mail"]),
        .executableTarget(name: "fuzz-rewriter", dependencies: ["Fuzzing", "Mail", "Tracker"]),
        .executableTarget(name: "fuzz-message", dependencies: ["Fuzzing", "Mail", "Tracker"]),
        .executableTarget(name: "fuzz-token", dependencies: ["Fuzzing", "Tracking"]),
        .executableTarget(name: "fuzz-request", dependencies: ["Edge", "Fuzzing"]),
        .executableTarget(name: "fuzz-proxies", dependencies: ["Edge", "Fuzzing", "Tracking"]),
        .executableTarget(name: "fuzz-imap", dependencies: ["Fuzzing", "IMAP"]),
        .executableTarget(name: "fuzz-smtp", dependencies: ["Fuzzing", "SMTP"]),
        .executableTarget(name: "fuzz-relay", dependencies: ["Fuzzing", "Mail", "SMTP"]),
    ]
)

// The rules of the program's own package, and the marks.
for target in package.targets where ![.system, .binary].contains(target.type) {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        .unsafeFlags(instrumented + ["-enable-testing"]),
    ]
    // The default linker stumbles over the sanitizer's symbols.
    if target.type == .executable { target.linkerSettings = [.unsafeFlags(instrumented + ["-use-ld=lld"])] }
}

// swift-tools-version: 6.2

import PackageDescription

// MARK: Outside packages (each is argued for in docs/decisions)

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncAlgorithms = Target.Dependency.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioConcurrency = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "inkling",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: ["JSON", "CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: C libraries behind small shims

        .systemLibrary(name: "CGMimeSystem", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(name: "CGMime", dependencies: ["CGMimeSystem"]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CResolver", linkerSettings: [.linkedLibrary("resolv")]),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .systemLibrary(name: "CMaxMind", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]),

        // MARK: Domain

        .target(
            name: "Mail",
            dependencies: ["CGMime", .target(name: "CMalloc", condition: .when(platforms: [.linux]))]
        ),
        .target(name: "Tracking", dependencies: ["CLibcrypto", "CPCRE2", crypto, yams], resources: [.copy("Facts")]),
        .target(name: "Engagement", dependencies: ["Tracking"]),
        .target(name: "Storage", dependencies: ["Mail", "Tracking", "Engagement"]),

        // MARK: Edges

        .target(name: "SQLite", dependencies: ["CSQLite", "Storage", grdb, grdbSQLite]),
        .target(name: "Files", dependencies: ["Tracking", crypto, nioPosix]),
        .target(
            name: "Edge",
            dependencies: ["Tracking", logging, nioConcurrency, nioCore, nioPosix, nioSSL, serviceLifecycle]
        ),
        .target(
            name: "SMTP",
            dependencies: ["Mail", logging, nioConcurrency, nioCore, nioPosix, nioSSL, nioTLS, serviceLifecycle]
        ),
        .target(
            name: "IMAP",
            dependencies: [asyncAlgorithms, logging, nioCore, nioPosix, nioSSL, nioTLS, serviceLifecycle]
        ),
        .target(
            name: "Web",
            dependencies: [
                "Storage", "Files", "Engagement", "Tracking", "Mail",
                asyncAlgorithms, crypto, cryptoExtras, httpTypes, hummingbird, logging, mustache, nioCore, nioHTTP1,
                nioPosix, serviceLifecycle,
            ],
            resources: [.copy("Assets"), .copy("Templates"), .copy("Documents")]
        ),

        // MARK: Flow

        .target(
            name: "Delivery",
            dependencies: [
                "CResolver", "Storage", "Files", "IMAP", "SMTP", "Mail", "Engagement", "Tracking",
                asyncHTTPClient, crypto, cryptoExtras, logging, nioCore, nioHTTP1, nioPosix, nioSSL, serviceLifecycle,
            ]
        ),
        .target(
            name: "Intake",
            dependencies: ["CMaxMind", "Storage", "Edge", "Engagement", "Tracking", logging, serviceLifecycle]
        ),

        // MARK: Composition

        .executableTarget(
            name: "inkling",
            dependencies: [
                "Delivery", "Edge", "Engagement", "Files", "IMAP", "Intake", "Mail", "SMTP", "SQLite", "Storage",
                "Tracking",
                "Web",
                argumentParser, asyncHTTPClient, configuration, hummingbird, logging, nioCore, nioHTTP1, nioPosix,
                serviceLifecycle,
                systemPackage, unixSignals,
            ]
        ),

        // MARK: Benchmarks

        .executableTarget(
            name: "RewriteBenchmark",
            dependencies: ["Mail", "Tracking"],
            path: "Benchmarks/RewriteBenchmark",
            exclude: ["anchors.py"]
        ),

        .executableTarget(
            name: "EdgeBenchmark",
            dependencies: ["Edge", "Tracking", logging, serviceLifecycle, unixSignals],
            path: "Benchmarks/EdgeBenchmark",
            exclude: ["anchor.py"]
        ),

        .executableTarget(
            name: "IntakeBenchmark",
            dependencies: ["Edge", "Engagement", "Intake", "SQLite", "Storage", "Tracking", logging],
            path: "Benchmarks/IntakeBenchmark"
        ),

        // MARK: Tests

        .target(name: "TestSupport", dependencies: ["Storage"], path: "Tests/TestSupport"),

        .testTarget(name: "MailTests", dependencies: ["Mail"]),
        .testTarget(name: "TrackingTests", dependencies: ["Tracking"]),
        .testTarget(name: "FilesTests", dependencies: ["Files", "Tracking", nioPosix]),
        .testTarget(name: "EngagementTests", dependencies: ["Engagement", "Tracking"]),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "SQLite", "Engagement", "Tracking", "Mail", "TestSupport"]
        ),
        .testTarget(
            name: "EdgeTests",
            dependencies: [
                "Edge", "Tracking", logging, nioConcurrency, nioCore, nioEmbedded, nioPosix, nioSSL, serviceLifecycle,
            ]
        ),
        .testTarget(
            name: "SMTPTests",
            dependencies: ["SMTP", "Mail", logging, nioCore, nioEmbedded, nioPosix, nioSSL, serviceLifecycle]
        ),
        .testTarget(name: "IMAPTests", dependencies: ["IMAP", logging, nioCore, nioPosix, nioSSL]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Storage", "SQLite", "Files", "Engagement", "Tracking", "Mail", "TestSupport",
                httpTypes, hummingbird, hummingbirdTesting, logging, nioCore,
            ]
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Delivery", "IMAP", "SMTP", "Storage", "SQLite", "Files", "Engagement", "Tracking", "Mail", logging,
                nioCore,
                nioPosix,
            ]
        ),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Intake", "Edge", "Storage", "SQLite", "Engagement", "Tracking", "Mail", logging, serviceLifecycle,
            ]
        ),
        .testTarget(
            name: "InklingTests",
            dependencies: [
                "inkling", "Delivery", "Edge", "Engagement", "Intake", "Mail", "Storage", "Tracking", "Web",
                argumentParser,
                logging,
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "inkling", "Delivery", "Edge", "IMAP", "Mail", "SMTP", "Tracking", asyncHTTPClient, logging, nioCore,
                nioHTTP1,
            ]
        ),
    ]
)

// One set of rules for every target: docs/decisions/001-package-layout.md.
for target in package.targets where ![.system, .binary].contains(target.type) {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

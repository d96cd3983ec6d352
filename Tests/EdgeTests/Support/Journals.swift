import Testing

@testable import Edge
@testable import Tracking

/// Journals of tests, in a folder that stays while they are opened again and again.
struct Journals {
    let folder: TemporaryFolder
    var settings = JournalSettings(segmentSize: 32 << 20, growth: 4_096)
    var disk = JournalDisk.system
    let counters = EdgeCounters()

    init() throws {
        folder = try TemporaryFolder()
    }

    func open() throws -> Journal {
        try Journal(
            folder: folder.path("journal"),
            settings: settings,
            counters: counters,
            clock: Samples.clock,
            disk: disk
        )
    }

    /// The names of the segments, the oldest first.
    func segments() throws -> [String] {
        try folder.names(in: "journal").filter { $0.hasSuffix(".hits") }.map { "journal/\($0)" }
    }

    /// Changes the bytes of a segment's file.
    func change(_ segment: String, _ change: (inout [UInt8]) throws -> Void) throws {
        var bytes = try folder.read(segment)
        try change(&bytes)
        try folder.write(bytes, to: segment)
    }
}

extension Journal {
    /// Everything that can be read from a position on, in small batches.
    func all(from position: JournalPosition = .start) throws -> (hits: [Hit], damages: [JournalDamage]) {
        var reader = JournalReader(self, from: position)
        var hits: [Hit] = []
        var damages: [JournalDamage] = []
        while true {
            let batch = try reader.next(limit: 3)
            guard !batch.isEmpty else { return (hits, damages) }
            hits += batch.entries.map(\.hit)
            damages += batch.damages
            try #require(damages.count < 100)
        }
    }
}

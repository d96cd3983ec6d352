internal import Edge
internal import Engagement
internal import Logging
internal import Storage
internal import Tracking

/// Takes what was read of the journal into storage, or sets it aside where storage will never take it.
struct Reception {
    let journal: Journal
    let store: Store
    let judge: CopyJudge
    let early: EarlyCopies
    let logger: Logger

    /// A copy before the judge.
    private struct CopyCase {
        let arrived: [HitRun]
        let stored: [StoredHit]
        let facts: CopyFacts?
    }

    /// So many copies are judged in one go.
    private static let pieceSize = 100

    /// Reads on and judges what comes, while another harvest is being stored; `nil` where nothing comes, or it can't be done now.
    ///
    /// Copies of that other harvest are left for later: their new hits are judged beside those that are not stored yet.
    func prepare(from start: JournalReader, besides harvest: Harvest) async -> PreparedHarvest? {
        var reader = start
        guard let next = try? Harvest(from: &reader), !next.isEmpty else { return nil }
        let others = Set(harvest.copies)
        let copies = next.copies.filter { !others.contains($0) }
        let outcome = try? await outcome(of: copies, in: next)
        return PreparedHarvest(
            harvest: next,
            reader: reader,
            outcome: outcome ?? Outcome(),
            copies: outcome == nil ? [] : Set(copies)
        )
    }

    /// Stores it, with the place where it ends in the same transaction.
    ///
    /// What can't be read, or will be refused whenever it is tried, is set aside first, so that it never stops the rest. Any
    /// other failure is thrown, and nothing has happened.
    func take(_ prepared: PreparedHarvest) async throws {
        let harvest = prepared.harvest
        for damage in harvest.damages { try setAside(damage) }
        var refused: Set<CopyReference> = []
        while true {
            do {
                let isWhole = refused.isEmpty
                let rest = harvest.copies.filter { !refused.contains($0) && !(isWhole && prepared.copies.contains($0)) }
                var outcome = try await outcome(of: rest, in: harvest)
                if isWhole { outcome.add(prepared.outcome) }
                return try await store(outcome, of: harvest)
            } catch let error as StoreError where error.isLasting && refused.count < harvest.runs.count {
                // Each by itself is tried; where all pass, they fail together, and none can be told from the others.
                let found = try await refusedCopies(of: harvest, without: refused)
                refused.formUnion(found.isEmpty ? Set(harvest.runs.keys) : found)
                try setAside(refused, of: harvest, because: error)
            }
        }
    }

    private func store(_ outcome: Outcome, of harvest: Harvest) async throws {
        _ = try await store.record(
            outcome.judged,
            rejudged: outcome.rejudged,
            surplus: outcome.surplus,
            upTo: harvest.end,
            of: Intake.journalName
        )
        early.wait(for: outcome.early)
        journal.countTaken(
            outcome.judged.reduce(into: [:]) { counts, hit in
                counts[.init(kind: hit.hit.kind, verdict: hit.judgement.verdict), default: 0] += hit.count
            }
        )
    }

    private func outcome(of copies: [CopyReference], in harvest: Harvest) async throws -> Outcome {
        guard !copies.isEmpty else { return Outcome() }
        let known = try await store.facts(for: Set(copies))
        let stored = try await store.storedHits(of: Set(copies)) { copy, error in
            logger.error(
                "A stored hit can’t be read and is passed over",
                metadata: ["email": "\(copy.email)", "recipient": "\(copy.recipient)", "error": "\(error)"]
            )
        }
        var room = try await room(for: harvest.runs, beside: stored)
        var surplus: [HitSurplus] = []
        let cases = copies.map { copy in
            let parts = room.part(harvest.runs[copy] ?? [])
            surplus += parts.surplus
            return CopyCase(arrived: parts.kept, stored: stored[copy] ?? [], facts: known[copy]?.facts)
        }
        var outcome = await judged(cases)
        outcome.surplus = surplus
        outcome.early = known.filter { $0.value.facts.handedOver == nil }.map(\.key)
        return outcome
    }

    /// Judges copies on several threads, for none needs another; what comes of them is in their order.
    private func judged(_ cases: [CopyCase]) async -> Outcome {
        let pieces = stride(from: 0, to: cases.count, by: Self.pieceSize).map { start in
            Array(cases[start..<min(cases.count, start + Self.pieceSize)])
        }
        let judge = judge
        return await withTaskGroup(of: (Int, Outcome).self) { group in
            for (place, piece) in pieces.enumerated() {
                group.addTask {
                    var outcome = Outcome()
                    for one in piece { outcome.add(judge.judge(one.arrived, stored: one.stored, of: one.facts)) }
                    return (place, outcome)
                }
            }
            let outcomes = await group.reduce(into: [Int: Outcome]()) { $0[$1.0] = $1.1 }
            return pieces.indices.reduce(into: Outcome()) { whole, place in
                outcomes[place].map { whole.add($0) }
            }
        }
    }

    /// How many hits of each token may still be kept; storage is asked only of copies that may have come so far.
    private func room(
        for runs: [CopyReference: [HitRun]],
        beside stored: [CopyReference: [StoredHit]]
    ) async throws -> DailyRoom {
        let crowded = runs.filter { copy, runs in
            // A stored hit that stands for several is there twice, as its first and its last.
            let count = stored[copy]?.count ?? 0
            return count >= StoredHit.limit || count + runs.count > DailyRoom.limit
        }
        guard let earliest = crowded.values.joined().map(\.first.at).min() else { return DailyRoom(kept: [:]) }
        return DailyRoom(kept: try await store.keptHits(of: Set(crowded.keys), onDaysFrom: earliest))
    }
}

extension Reception {
    private func setAside(_ damage: JournalDamage) throws {
        try journal.setAside(damage)
        logger.error("Part of the journal can’t be read and is set aside", metadata: ["place": "\(damage.from)"])
    }

    private func setAside(_ refused: Set<CopyReference>, of harvest: Harvest, because error: StoreError) throws {
        let hits = try harvest.hits(of: refused, in: journal)
        try journal.setAside(hits, from: harvest.start)
        logger.error(
            "Storage will never take some hits; they are set aside",
            metadata: ["place": "\(harvest.start)", "hits": "\(hits.count)", "error": "\(error)"]
        )
    }

    /// The copies whose hits are refused also when they are alone.
    private func refusedCopies(of harvest: Harvest, without refused: Set<CopyReference>) async throws -> Set<
        CopyReference
    > {
        var found: Set<CopyReference> = []
        for copy in harvest.copies where !refused.contains(copy) {
            do {
                let outcome = try await outcome(of: [copy], in: harvest)
                try await store.rehearse(outcome.judged, rejudged: outcome.rejudged, surplus: outcome.surplus)
            } catch let error as StoreError where error.isLasting {
                found.insert(copy)
            }
        }
        return found
    }
}

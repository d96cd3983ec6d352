extension Store {
    /// Counts everything for the figures anew, from the emails and what happened to them.
    ///
    /// Nobody needs it while every write goes through the verbs of storage: it is for data that came another way. It takes as long as
    /// there is mail, and holds up other writers meanwhile.
    package func recountInsights() async throws(StoreError) {
        try await write { change in
            for statement in Migration.insightCounts.statements + Migration.copyCounts { try change.sql.run(statement) }
        }
    }
}

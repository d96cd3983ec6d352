internal import Edge
internal import Intake
internal import Logging
internal import Storage
internal import Tracking

extension Demo {
    /// The demo of a data folder whose past is played by the parts that the settings name.
    static func withPast(
        _ settings: Settings,
        _ folder: DataFolder,
        _ store: Store,
        _ keys: KeyRingReader,
        _ logger: Logger
    ) -> Demo {
        Demo(folder: folder, store: store) { sellers in
            logger.notice("Making up three months of mail for the demo; this is done once, and takes a moment")
            let now = WallClock.system.now
            var script = DemoScript(now: now)
            let facts = try KnownFacts.inFolder(settings.facts)
            let stage = try await DemoStage(
                folder: folder,
                start: now - .seconds(86_400 * (DemoScript.days + 1)),
                end: now,
                sellers: sellers,
                keys: keys.ring,
                base: try settings.base(),
                agents: try AgentCatalogue(contentsOf: settings.agentDefinitions, facts: facts.agents),
                networks: NetworkKnowledge(table: facts.networks),
                logger: logger
            )
            try await stage.play(script.mails())
        }
    }
}

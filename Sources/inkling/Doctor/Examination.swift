internal import Delivery
internal import Edge
internal import Foundation
internal import Storage
internal import Tracking
internal import Web

/// Looks at an installation from its settings on, thing by thing; what can't be looked at is a finding, too.
struct Examination: Sendable {
    /// Takes what was found, as soon as it was.
    typealias Tell = @Sendable (Finding) -> Void

    let settings: Settings
    /// What is open already; `nil` where the database is to be opened.
    var store: Store?

    /// Looks at everything in turn.
    func run(_ tell: @escaping Tell) async {
        tell(DoctorRules.address(settings.trackingAddress))
        let folder: DataFolder
        do {
            folder = try DataFolder.existing(settings.dataFolder)
            tell(.ok("The data folder \(folder.path) is closed to others."))
        } catch {
            return tell(.problem("\(error)", remedy: "See above; the rest was not looked at."))
        }
        if let room = room(of: folder) { tell(room) }
        tell(keys(of: folder))
        if let store = await opened(folder, tell) {
            await lookAtDomains(in: folder, store, tell)
            await tryServers(in: folder, store, tell)
        }
        await askListener(tell)
    }

    private func room(of folder: DataFolder) -> Finding? {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        return (attributes?[.systemFreeSize] as? NSNumber).map { DoctorRules.room($0.int64Value) }
    }

    private func keys(of folder: DataFolder) -> Finding {
        do {
            guard FileManager.default.fileExists(atPath: folder.keys) else {
                return .warning(
                    "There are no keys yet.",
                    remedy: "The server makes them when it starts for the first time."
                )
            }
            let ring = try KeyFolder(path: folder.keys).load()
            return .ok("\(ring.keys.count) keys for links can be read; they must be in your backup.")
        } catch {
            return .problem("\(error).", remedy: "Without the keys, links in mail already sent are dead.")
        }
    }

    /// The database, unless there is none yet or it can't be opened.
    private func opened(_ folder: DataFolder, _ tell: Tell) async -> Store? {
        if let store { return store }
        do {
            guard FileManager.default.fileExists(atPath: folder.database) else { return nil }
            return try await Workspace.open(folder)
        } catch {
            tell(.problem("\(error)", remedy: "Mend that; senders, relays and mailboxes were not looked at."))
            return nil
        }
    }

    /// Tries every relay and mailbox out, as the page does where they are set up.
    private func tryServers(in folder: DataFolder, _ store: Store, _ tell: Tell) async {
        do {
            for purpose in MailServerPurpose.allCases {
                let servers = try await store.mailServers(purpose)
                guard !servers.isEmpty else {
                    tell(DoctorRules.noServer(purpose))
                    continue
                }
                let check = try MailCheck(settings: settings, folder: folder, store: store)
                for server in servers {
                    tell(DoctorRules.server(server, problem: try await check.problem(of: server)))
                }
            }
        } catch {
            tell(.problem("\(error)", remedy: "Mend that; relays and mailboxes were not tried."))
        }
    }
}

internal import AsyncHTTPClient
internal import Delivery
internal import Edge
internal import Foundation
internal import Mail
internal import NIOCore
internal import NIOHTTP1
internal import Storage
internal import Tracking

/// Looks at an installation from its settings on, thing by thing; what can't be looked at is a finding, too.
struct Examination: Sendable {
    let settings: Settings

    private static let patience = TimeAmount.seconds(10)

    /// Everything that was found, in the order of looking.
    func findings() async -> [Finding] {
        var findings = [DoctorRules.address(settings.trackingAddress)]
        let folder: DataFolder
        do {
            folder = try DataFolder.existing(settings.dataFolder)
            findings.append(.ok("The data folder \(folder.path) is closed to others."))
        } catch {
            return findings + [.problem("\(error)", remedy: "See above; the rest was not looked at.")]
        }
        findings += room(of: folder) + keys(of: folder)
        findings += await senders(in: folder)
        findings += await servers(in: folder)
        return findings + (await listener())
    }

    private func room(of folder: DataFolder) -> [Finding] {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        guard let free = attributes?[.systemFreeSize] as? NSNumber else { return [] }
        return [DoctorRules.room(free.int64Value)]
    }

    private func keys(of folder: DataFolder) -> [Finding] {
        do {
            guard FileManager.default.fileExists(atPath: folder.keys) else {
                return [
                    .warning(
                        "There are no keys yet.",
                        remedy: "The server makes them when it starts for the first time."
                    )
                ]
            }
            let ring = try KeyFolder(path: folder.keys).load()
            return [.ok("\(ring.keys.count) keys for links can be read; they must be in your backup.")]
        } catch {
            return [.problem("\(error).", remedy: "Without the keys, links in mail already sent are dead.")]
        }
    }

    private func senders(in folder: DataFolder) async -> [Finding] {
        do {
            guard FileManager.default.fileExists(atPath: folder.database) else { return [] }
            let signing = try DKIMKeyFolder(path: folder.signingKeys).keys()
            let store = try await Workspace.open(folder)
            var domains: Set<String> = []
            for user in try await store.users() where user.isActive {
                domains.formUnion(try await store.senderAddresses(of: user.id).map(\.domain))
            }
            let host = settings.trackingAddress.host
            return domains.sorted().flatMap { domain in
                let selectors = signing.map(\.name).filter { $0.domain == domain }.map(\.selector)
                return [DoctorRules.name(host, ofSender: domain), DoctorRules.signing(domain, selectors: selectors)]
            }
        } catch {
            return [.problem("\(error)", remedy: "Mend that; senders were not looked at.")]
        }
    }

    /// Tries every relay and mailbox out, as the page does where they are set up.
    private func servers(in folder: DataFolder) async -> [Finding] {
        do {
            guard FileManager.default.fileExists(atPath: folder.database) else { return [] }
            let store = try await Workspace.open(folder)
            var findings: [Finding] = []
            for purpose in MailServerPurpose.allCases {
                let servers = try await store.mailServers(purpose)
                if servers.isEmpty { findings.append(DoctorRules.noServer(purpose)) }
                guard !servers.isEmpty else { continue }
                let check = try MailCheck(settings: settings, folder: folder, store: store)
                for server in servers {
                    findings.append(DoctorRules.server(server, problem: try await check.problem(of: server)))
                }
            }
            return findings
        } catch {
            return [.problem("\(error)", remedy: "Mend that; relays and mailboxes were not tried.")]
        }
    }

    /// Asks the tracking listener under its public name, as recipients do; what it is asked for records nothing.
    private func listener() async -> [Finding] {
        let base = "\(settings.trackingAddress)"
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        var findings: [Finding] = []
        for (path, type) in [("/healthz", "text/plain"), ("/o/doctor", "image/gif")] {
            do {
                let response = try await client.execute(HTTPClientRequest(url: base + path), timeout: Self.patience)
                let given = response.headers.first(name: "content-type") ?? ""
                let isExpected = given.hasPrefix(type)
                findings.append(
                    DoctorRules.answer(of: base + path, status: response.status.code, isExpected: isExpected)
                )
                if path == "/healthz", let date = response.headers.first(name: "date").flatMap(Self.instant) {
                    findings.append(DoctorRules.clock(WallClock.system.now, theirs: date))
                }
            } catch {
                findings.append(
                    .problem(
                        "\(base + path) can’t be reached: \(error).",
                        remedy: "Start the server, and look where that name leads and whether its port is open."
                    )
                )
            }
        }
        try? await client.shutdown()
        return findings
    }

    /// RFC 9110 §5.6.7.
    private static func instant(_ text: String) -> Instant? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return formatter.date(from: text).map { Instant($0) }
    }
}

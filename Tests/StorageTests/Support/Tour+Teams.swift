internal import Engagement
internal import Storage
internal import Tracking

extension Tour {
    /// Teams and who is in which, and an address that is taken away again.
    func visitTeams() async throws {
        let (store, ada) = (house.store, house.ada.id)
        let team = try await store.addTeam(name: "North")
        try await store.changeUser(ada, role: .administrator, team: team.id)
        try await store.changeUser(ada, role: .seller, team: .some(nil))
        _ = try await store.teams()
        _ = try await store.team(team.id)
        try await store.renameTeam(team.id, to: "South")
        try await store.removeTeam(team.id)
        try await store.addSenderAddress("sales@seller.test", to: ada, by: nil)
        try await store.removeSenderAddress("sales@seller.test", of: ada, by: nil)
    }
}

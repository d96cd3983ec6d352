internal import Engagement
internal import Foundation
internal import Tracking

@testable internal import Storage

extension Tour {
    /// Figures of everybody, of one seller, team, template, person, account and opportunity.
    func visitInsights(contact: ContactID) async throws {
        let (store, administrator) = (house.store, house.administrator.viewer)
        let template = try await store.createTemplate(TemplateContent(name: "Figures"), by: house.ada.viewer).id
        let email = try await house.sent(by: house.ada, template: template)
        _ = try await store.activity(of: email, viewer: house.ada.viewer, includingMachines: false, limit: 1)
        let records: [Record?] = [
            nil, .contact(contact), .account(.new(at: house.clock.now)), .opportunity(.new(at: house.clock.now)),
        ]
        let team = try await store.addTeam(name: "Figures").id
        for record in records {
            for (seller, team, template) in [
                (nil, nil, nil), (house.ada.id, nil, nil), (house.ada.id, nil, template), (nil, team, nil),
                (nil, team, template),
            ] as [(UserID?, TeamID?, TemplateID?)] {
                let query = InsightQuery(
                    days: house.days,
                    seller: seller,
                    team: team,
                    template: template,
                    record: record
                )
                let page = InsightPage(limit: 5)
                _ = try await store.insights(query, viewer: administrator)
                _ = try await store.insightHours(query, in: .gmt, viewer: administrator)
                _ = try await store.insightsBySeller(query, page, viewer: administrator)
                _ = try await store.insightsByTeam(query, page, viewer: administrator)
                _ = try await store.insightsByUser(query, limit: 5, viewer: administrator)
                _ = try await store.insightsByTemplate(query, page, viewer: administrator)
                _ = try await store.insightsByContact(query, page, viewer: administrator)
                _ = try await store.insightsByAccount(query, page, viewer: administrator)
                _ = try await store.insightsByOpportunity(query, page, viewer: administrator)
            }
        }
        _ = try await store.templateName(template, viewer: administrator)
        try await store.recountInsights()
    }
}

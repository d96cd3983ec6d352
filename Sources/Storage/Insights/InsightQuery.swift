internal import Engagement
package import Tracking

/// Whose mail of which days figures are asked for.
package struct InsightQuery: Hashable, Sendable {
    /// Only this seller's; `nil` for that of everybody whose figures the viewer may see.
    package var seller: UserID?
    /// Only that of whoever is in this team today.
    package var team: TeamID?
    /// Only what was written from this template.
    package var template: TemplateID?
    /// Only what was sent to this contact or account, or is about this opportunity; a template is passed over then.
    package var record: Record?
    /// The days on which it was sent, or people were active, first and last.
    package var days: ClosedRange<InsightDay>

    /// At most so many days are looked at together: two years.
    package static let longest = 731

    /// Asks for all of these days unless told otherwise.
    package init(
        days: ClosedRange<InsightDay>,
        seller: UserID? = nil,
        team: TeamID? = nil,
        template: TemplateID? = nil,
        record: Record? = nil
    ) {
        self.days = days
        self.seller = seller
        self.team = team
        self.template = template
        self.record = record
    }
}

extension InsightQuery {
    /// The same, as far as the viewer may see it, given the team that its seller is in; it names a seller or a team then, not both.
    ///
    /// - Throws: ``StoreError/notFound`` where that is not the viewer's to see, or the seller is not in the team.
    func allowed(for viewer: Viewer, sellersTeam: TeamID?) throws -> InsightQuery {
        var allowed = self
        if let seller {
            guard viewer.maySeeFigures(of: seller, in: sellersTeam), team == nil || team == sellersTeam else {
                throw StoreError.notFound
            }
            allowed.team = nil
            return allowed
        }
        switch viewer.figures {
        case .everybody: break
        case .team(let own):
            guard team == nil || team == own else { throw StoreError.notFound }
            allowed.team = own
        case .own:
            guard team == nil else { throw StoreError.notFound }
            allowed.seller = viewer.user
        }
        return allowed
    }

    /// Whether it asks for everybody's mail.
    var isOfEverybody: Bool { seller == nil && team == nil }

    /// Whose sums answer it; `nil` where no sums are kept.
    var subject: InsightSubject? {
        switch (record, template, seller) {
        case (nil, nil, nil): team == nil ? .everybody : nil
        case (nil, nil, let seller?): .seller(seller)
        case (nil, let template?, nil): team == nil ? .template(template) : nil
        default: nil
        }
    }

    /// The team the sums of whose members answer it; `nil` where more is asked than a team.
    var wholeTeam: TeamID? { record == nil && template == nil && seller == nil ? team : nil }

    /// The seller whose mail is asked for, and the team: one of them, or neither.
    var whose: [SQLValue] { [seller.sqlValue, team.sqlValue] }
}

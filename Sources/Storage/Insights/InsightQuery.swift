package import Engagement
package import Tracking

/// Whose mail of which days figures are asked for.
package struct InsightQuery: Hashable, Sendable {
    /// Only this seller's; `nil` for everybody's, where the viewer may see them.
    package var seller: UserID?
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
        template: TemplateID? = nil,
        record: Record? = nil
    ) {
        self.days = days
        self.seller = seller
        self.template = template
        self.record = record
    }
}

extension Viewer {
    /// Whether they may see everybody's figures: a workspace is one team, whose managers see its figures and not its mail.
    package var seesTeamFigures: Bool { role != .seller }
}

extension InsightQuery {
    /// The same, as far as the viewer may see it.
    ///
    /// - Throws: ``StoreError/notFound`` where that is somebody else's alone.
    func allowed(for viewer: Viewer) throws -> InsightQuery {
        guard !viewer.seesTeamFigures else { return self }
        guard seller == nil || seller == viewer.user else { throw StoreError.notFound }
        var own = self
        own.seller = viewer.user
        return own
    }

    /// Whose sums answer it; `nil` where no sums are kept.
    var subject: InsightSubject? {
        switch (record, template, seller) {
        case (nil, nil, nil): .everybody
        case (nil, nil, let seller?): .seller(seller)
        case (nil, let template?, nil): .template(template)
        default: nil
        }
    }
}

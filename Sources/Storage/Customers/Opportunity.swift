package import Engagement
package import Tracking

/// Something that may be sold; shared by everybody in the workspace.
package struct Opportunity: Hashable, Sendable {
    /// Its id.
    package let id: OpportunityID
    /// What it is called.
    package var name: String
    /// Whom it would be sold to; `nil` where that is not known.
    package var account: AccountReference?
    /// The people who have to do with it, in no order.
    package var contacts: Set<ContactID>
    /// What it is worth; `nil` where that is not known.
    package var amount: Money?
    /// How far it got.
    package var stage: Stage
    /// The day on which it was won or lost; `nil` while it is open.
    package var closedOn: Day?
    /// When it was added.
    package let createdAt: Instant
    /// When it was taken off the lists; `nil` while it is on them.
    package internal(set) var archivedAt: Instant?

    /// Begins an opportunity of which no more than the name is known.
    package init(id: OpportunityID, name: String, createdAt: Instant) {
        self.id = id
        self.name = name
        contacts = []
        stage = .new
        self.createdAt = createdAt
    }

    /// What lists are sorted by: the name without case and accents.
    package var sortKey: String { name.searchable }

    /// What lists are searched in.
    var searchText: String { name.searchable }

    /// At most so many people have to do with one.
    package static let maximumContacts = 50

    /// The opportunity with everything in the form that is stored; what is closed without a day was closed today.
    func checked(at now: Instant) throws(StoreError) -> Opportunity {
        var opportunity = self
        opportunity.name = try name.checkedName(field: "name")
        guard contacts.count <= Self.maximumContacts else {
            throw .invalid(
                field: "contacts",
                problem: "At most \(Self.maximumContacts) people are allowed here. Take some out."
            )
        }
        if stage.isClosed {
            opportunity.closedOn = closedOn ?? Day(now)
        } else if closedOn != nil {
            throw .invalid(
                field: "closedOn",
                problem: "Only what is won or lost has such a day. Choose that stage, or leave the day empty."
            )
        }
        return opportunity
    }
}

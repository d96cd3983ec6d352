internal import Storage

/// What the page of an import calls what it takes in.
struct ImportWords {
    let kind: RecordKind

    var heading: String {
        switch kind {
        case .contact: "Import people"
        case .account: "Import accounts"
        case .opportunity: "Import opportunities"
        }
    }

    /// One of them.
    var thing: String {
        switch kind {
        case .contact: "person"
        case .account: "account"
        case .opportunity: "opportunity"
        }
    }

    /// Where the page stands.
    var route: Route {
        switch kind {
        case .contact: .importPeople
        case .account: .importAccounts
        case .opportunity: .importOpportunities
        }
    }

    /// The list that it adds to.
    var list: Route {
        switch kind {
        case .contact: .people
        case .account: .accounts
        case .opportunity: .opportunities
        }
    }

    /// The list with what was added last, of any stage.
    var newest: String { list.path + (kind == .opportunity ? "?show=all&order=newest" : "?order=newest") }

    /// What the list is called.
    var listName: String {
        switch kind {
        case .contact: "People"
        case .account: "Accounts"
        case .opportunity: "Opportunities"
        }
    }

    /// In which part of the app that is.
    var place: Frame.Place { kind == .opportunity ? .opportunities : .people }

    /// The first line of a table.
    var sample: String {
        switch kind {
        case .contact: "name,email,phone"
        case .account: "name,domain,phone"
        case .opportunity: "name,account,amount,currency,stage"
        }
    }

    /// What replacing does.
    var overwriteHelp: String {
        let fills = "Otherwise only what is missing is filled in."
        return switch kind {
        case .contact, .account:
            fills + " A wish not to be followed is always taken, and never lifted unless this is chosen."
        case .opportunity: fills + " A stage changes only where this is chosen."
        }
    }

    /// What is not plain by the names of what a column can say.
    var columnsHelp: String? {
        switch kind {
        case .contact, .account: nil
        case .opportunity: "The day on which it was won or lost is taken of what is won or lost alone."
        }
    }

    /// "1 person", "2 accounts".
    func count(_ count: Int) -> String {
        switch kind {
        case .contact: Counts.people(count)
        case .account: Counts.accounts(count)
        case .opportunity: count == 1 ? "1 opportunity" : "\(count) opportunities"
        }
    }

    /// What is said where no row could be read.
    var nothing: String {
        kind == .contact ? "Nobody could be read from this table." : "No \(thing) could be read from this table."
    }
}

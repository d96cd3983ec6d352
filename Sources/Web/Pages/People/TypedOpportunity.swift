internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// An opportunity as it stands in the fields of a form.
struct TypedOpportunity: Sendable {
    var name = ""
    var account = ""
    var accountID: RecordID?
    var people = ""
    var amount = ""
    var currency = "EUR"
    var stage = Stage.new
    var closedOn = ""

    init() {}

    /// A new one.
    init(_ fields: FormFields) {
        self.init(reading: { fields[$0] }, stage: .new)
    }

    /// One that is known: what a form says of it, and for the rest what it is by now.
    init(_ form: SharedForm, of opportunity: Opportunity) {
        self.init(reading: { form[$0] }, stage: opportunity.stage)
    }

    /// `usual` holds where no stage is said, or none that there is.
    private init(reading value: (String) -> String?, stage usual: Stage) {
        name = value("name")?.trimmed ?? ""
        account = value("account")?.trimmed ?? ""
        accountID = value("account-picked").flatMap { RecordID($0) }
        people = value("people")?.trimmed ?? ""
        amount = value("amount")?.trimmed ?? ""
        currency = value("currency")?.trimmed ?? ""
        stage = value("stage").flatMap(Stage.init(rawValue:)) ?? usual
        closedOn = value("closedOn")?.trimmed ?? ""
    }

    init(_ opportunity: Opportunity, people contacts: [Contact]) {
        name = opportunity.name
        account = opportunity.account?.name ?? ""
        accountID = opportunity.account.map { RecordID(uuid: $0.id.uuid) }
        people = TypedEmail.list(
            contacts.compactMap { try? Address(name: $0.name.isEmpty ? nil : $0.name, address: $0.address) }
        )
        amount = opportunity.amount?.shortAmount ?? ""
        currency = opportunity.amount?.currency ?? "EUR"
        stage = opportunity.stage
        closedOn = opportunity.closedOn?.text ?? ""
    }

    /// What stands in the fields, by their names.
    var values: [String: String] {
        [
            "name": name, "account": account, "account-picked": accountID?.description ?? "", "people": people,
            "amount": amount, "currency": currency, "stage": stage.rawValue, "closedOn": closedOn,
        ]
    }

    /// The fields of the form, the stage aside.
    func fields(_ fault: FormFault?) -> [FieldModel] {
        [
            FieldModel(
                "name",
                "Name",
                name,
                help: "Such as New filler for the bottling hall",
                isNeeded: true,
                fault: fault
            ),
            FieldModel(
                "account",
                "Account",
                account,
                .picker("accounts"),
                picked: accountID,
                help: "Whom it would be sold to",
                fault: fault
            ),
            FieldModel("people", "People", people, .people, limit: 20_000, help: "Who has to do with it", fault: fault),
            FieldModel("amount", "Amount", amount, limit: 40, help: "Such as 12500", fault: fault),
            FieldModel("currency", "Currency", currency, limit: 3, help: "Such as EUR or USD", fault: fault),
            FieldModel(
                "closedOn",
                "Won or lost on",
                closedOn,
                .line("date"),
                limit: 10,
                help: "Empty while it is open; today where it was just won or lost",
                fault: fault
            ),
        ]
    }

    /// The choice of the stage.
    func stages(_ fault: FormFault?) -> StageModel {
        StageModel(
            stageChoices: Stage.allCases.map {
                Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == stage)
            },
            stageWrong: fault?.words(for: "stage")
        )
    }
}

extension Stage {
    /// As a list shows it.
    var chip: Chip {
        switch self {
        case .won: .won
        case .lost: .lost
        default: Chip(tone: "accent", icon: "waiting", label: words)
        }
    }
}

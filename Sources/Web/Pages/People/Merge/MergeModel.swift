internal import Engagement
internal import Storage
internal import Tracking

/// Two people side by side who may be the same.
struct MergeModel {
    let firstName: String
    let secondName: String
    let firstLink: String
    let turnLink: String
    let mergeAction: String
    let otherID: String
    let mergeProblem: String?
    let hasMergeRows: Bool
    let mergeRows: [Row]
    let allAddresses: String
    let willRefuse: Bool

    /// One thing that both say, each otherwise.
    struct Row {
        let rowName: String
        let rowLabel: String
        let firstValue: String
        let secondValue: String
    }

    init(_ first: Contact, _ second: Contact, problem: String?) {
        firstName = first.displayName
        secondName = second.displayName
        firstLink = Route.person(first.id).path
        turnLink = PageAddress(.mergePerson(second.id)).with("with", first.id.description).text
        mergeAction = Route.mergePerson(first.id).path
        otherID = second.id.description
        mergeProblem = problem
        mergeRows = MergeField.allCases.compactMap { field in
            let (own, other) = (field.value(of: first), field.value(of: second))
            guard !own.isEmpty, !other.isEmpty, own != other else { return nil }
            return Row(rowName: "take-\(field.rawValue)", rowLabel: field.words, firstValue: own, secondValue: other)
        }
        hasMergeRows = !mergeRows.isEmpty
        let addresses = first.addresses + second.addresses
        allAddresses = Counts.list(addresses, of: addresses.count)
        willRefuse = first.effectivePreference != second.effectivePreference
    }
}

/// The pairs of people who may be the same.
struct DuplicatesModel {
    let hasPairs: Bool
    let pairs: [Pair]
    let hasMore: Bool

    /// Two of them.
    struct Pair {
        let pairLink: String
        let pairFirst: String
        let pairSecond: String
        let pairFirstDetail: String
        let pairSecondDetail: String

        init(_ pair: ContactPair) {
            pairLink = PageAddress(.mergePerson(pair.first.id)).with("with", pair.second.id.description).text
            pairFirst = pair.first.displayName
            pairSecond = pair.second.displayName
            pairFirstDetail = pair.first.address
            pairSecondDetail = pair.second.address
        }
    }
}

extension MergeField {
    fileprivate var words: String {
        switch self {
        case .name: "Name"
        case .address: "First address"
        case .phone: "Phone"
        case .title: "Title"
        case .account: "Account"
        case .postalAddress: "Postal address"
        case .timeZone: "Time zone"
        case .language: "Language"
        }
    }

    fileprivate func value(of contact: Contact) -> String {
        switch self {
        case .name: contact.name
        case .address: contact.address
        case .phone: contact.phone
        case .title: contact.title
        case .account: contact.account?.name ?? ""
        case .postalAddress: contact.postalAddress.replacing("\n", with: ", ")
        case .timeZone: contact.timeZone
        case .language: contact.language
        }
    }
}

internal import Tracking

/// One field of a form with its label, its help, and what is wrong with it.
struct FieldModel {
    let fieldID: String
    let fieldName: String
    let fieldLabel: String
    let fieldType: String
    let fieldValue: String
    let fieldLimit: Int
    let fieldHelp: String?
    let fieldWrong: String?
    let fieldDescribed: String?
    let fieldList: String?
    let fieldPicker: String?
    /// The id of what was chosen, where the field is a picker.
    let fieldPicked: String
    let isLong: Bool
    let isPicked: Bool
    let isPeople: Bool
    let isNeeded: Bool

    /// What kind of field it is.
    enum Kind: Hashable {
        case line(String)
        case lines
        case choice(list: String)
        case picker(String)
        case people
    }

    init(
        _ name: String,
        _ label: String,
        _ value: String,
        _ kind: Kind = .line("text"),
        picked: RecordID? = nil,
        limit: Int = 200,
        help: String? = nil,
        isNeeded: Bool = false,
        fault: FormFault?
    ) {
        fieldID = "field-\(name)"
        fieldName = name
        fieldLabel = label
        fieldValue = value
        fieldLimit = limit
        fieldHelp = help
        let wrong = fault?.words(for: name)
        fieldWrong = wrong
        let described = [help == nil ? nil : "\(fieldID)-help", wrong == nil ? nil : "\(fieldID)-wrong"]
        let ids = described.compactMap(\.self)
        fieldDescribed = ids.isEmpty ? nil : ids.joined(separator: " ")
        if case .line(let type) = kind { fieldType = type } else { fieldType = "text" }
        if case .choice(let list) = kind { fieldList = list } else { fieldList = nil }
        if case .picker(let picker) = kind { fieldPicker = picker } else { fieldPicker = nil }
        fieldPicked = picked?.description ?? ""
        isLong = kind == .lines
        isPicked = fieldPicker != nil
        isPeople = kind == .people
        self.isNeeded = isNeeded
    }
}

extension FieldModel {
    /// A phone number.
    static func phone(_ value: String, fault: FormFault?) -> FieldModel {
        FieldModel(
            "phone",
            "Phone",
            value,
            .line("tel"),
            limit: 60,
            help: "With the country’s code, such as +49 30 12345",
            fault: fault
        )
    }
}

/// A consent as it stands in the fields of a form, with what is wrong with it.
struct TypedConsent {
    var givenOn = ""
    var manner = ""
    var words = ""
    var dayWrong: String?
    var mannerWrong: String?
    var wordsWrong: String?

    init() {}

    init(_ fields: FormFields) {
        givenOn = fields["givenOn"]?.trimmed ?? ""
        manner = fields["manner"]?.trimmed ?? ""
        words = fields["words"] ?? ""
    }

    var isRight: Bool { dayWrong == nil && mannerWrong == nil && wordsWrong == nil }
}

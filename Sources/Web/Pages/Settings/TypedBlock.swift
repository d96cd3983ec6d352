internal import Storage
internal import Tracking

/// A block as it stands in the fields of a form.
struct TypedBlock {
    var kind = BlockKind.host
    var what = ""
    var reason = ""

    init() {}

    init(_ fields: FormFields) {
        kind = fields["kind"].flatMap(BlockKind.init(rawValue:)) ?? .host
        what = fields["what"]?.trimmed ?? ""
        reason = fields["reason"]?.trimmed ?? ""
    }
}

/// A whole list that is never long.
struct ListAnswer<Item: Encodable>: Encodable {
    let items: [Item]
}

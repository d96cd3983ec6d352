/// One field of a message's or part's header, by place.
struct HeaderField: Hashable, Sendable {
    /// The name as written.
    let name: Range<Int>
    /// What stands behind the colon, folds included, without the final line break.
    let value: Range<Int>
    /// The whole field with its final line break.
    let range: Range<Int>
    /// The field with the lines below it that are no field: most likely they are its own, and lost their fold on the way.
    var extent: Range<Int>
}

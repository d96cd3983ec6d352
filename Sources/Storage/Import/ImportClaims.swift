/// What the earlier rows of a table are about, and on which lines: a trial sees none of them in the database, and so has
/// to know it.
struct ImportClaims {
    /// Those of the rows that are taken already.
    let earlier: [String: Int]
    /// Those of the rows that are taken together with this one.
    let fresh: [String: Int]

    /// On which line it stands; `nil` where no row is about it.
    func line(of claim: String) -> Int? { earlier[claim] ?? fresh[claim] }
}

/// How much a workspace holds that shows how Inkling fares once it is large.
package struct ScaleSize: Hashable, Sendable {
    /// How many users there are; the first is an administrator, the second a team manager.
    package let users: Int
    /// How many emails they wrote, drafts among them.
    package let emails: Int
    /// How many interactions came of them, exactly.
    package let interactions: Int
    /// How many people are written to.
    package let contacts: Int
    /// How many accounts these belong to.
    package let accounts: Int
    /// How many things may be sold to them.
    package let opportunities: Int
    /// How many templates everybody has; every fourth seller has one of their own besides.
    package let sharedTemplates: Int
    /// How many interactions the most discussed emails have; there are ten such.
    package let ofLargest: Int

    /// A workspace of so many times 2,000 sellers, a million emails and ten million interactions.
    ///
    /// However small the factor, there is somebody of each role and some mail.
    package init(factor: Double) {
        func count(_ whole: Double, atLeast least: Int) -> Int { max(least, Int((whole * factor).rounded())) }
        users = count(2_000, atLeast: 4)
        emails = count(1_000_000, atLeast: 60)
        interactions = emails * 10
        contacts = count(100_000, atLeast: 20)
        accounts = count(12_500, atLeast: 5)
        opportunities = count(20_000, atLeast: 6)
        sharedTemplates = count(60, atLeast: 3)
        ofLargest = count(20_000, atLeast: 20)
    }
}

/// What came of the emails that were written with a template, and went to one kind of recipients.
package struct TemplateOutcomeCounts: Hashable, Sendable {
    /// The template.
    package var template: String
    /// The kind of recipients; the same for all where kinds are not told apart.
    package var group: String
    /// How many emails were sent.
    package var sends: Int
    /// Of how many of them the aim was reached.
    package var successes: Int

    /// Puts counts together.
    package init(template: String, group: String = "", sends: Int, successes: Int) {
        self.template = template
        self.group = group
        self.sends = sends
        self.successes = successes
    }
}

/// What became of the emails that were written from a template (product §7.2).
///
/// Everything but sales counts emails, never opens or clicks: an email that was opened ten times is one. Sales count opportunities. What machines and the sender's own
/// side did is not in it, and neither are automatic answers.
package struct TemplateFigures: Hashable, Sendable {
    /// Emails of which at least one copy was handed over.
    package let sent: Int
    /// Those of them that were followed.
    package let followed: Int
    /// Followed emails that a person opened.
    package let opened: Int
    /// Followed emails in which a person clicked a link.
    package let clicked: Int
    /// Emails that a recipient answered, followed or not.
    package let replied: Int
    /// Opportunities that they were about, and that had not been won or lost before.
    package let opportunities: Int
    /// Those of them that were won within 90 days of such an email.
    package let won: Int
    /// Those of them that may still be.
    package let undecided: Int

    /// Takes them.
    package init(
        sent: Int = 0,
        followed: Int = 0,
        opened: Int = 0,
        clicked: Int = 0,
        replied: Int = 0,
        opportunities: Int = 0,
        won: Int = 0,
        undecided: Int = 0
    ) {
        self.sent = sent
        self.followed = followed
        self.opened = opened
        self.clicked = clicked
        self.replied = replied
        self.opportunities = opportunities
        self.won = won
        self.undecided = undecided
    }

    /// All that emails to several kinds of recipients came to, and what became of the opportunities that they were about.
    package init(_ parts: some Sequence<TemplateFigures>, sales: [TemplateSales]) {
        let parts = Array(parts)
        self.init(
            sent: parts.reduce(0) { $0 + $1.sent },
            followed: parts.reduce(0) { $0 + $1.followed },
            opened: parts.reduce(0) { $0 + $1.opened },
            clicked: parts.reduce(0) { $0 + $1.clicked },
            replied: parts.reduce(0) { $0 + $1.replied },
            opportunities: sales.reduce(0) { $0 + $1.opportunities },
            won: sales.reduce(0) { $0 + $1.won },
            undecided: sales.reduce(0) { $0 + $1.undecided }
        )
    }

    /// Opened of followed: never above one.
    package var openRate: Proportion { Proportion(opened, of: followed) }
    /// Clicked of followed.
    package var clickRate: Proportion { Proportion(clicked, of: followed) }
    /// Answered of all that were sent.
    package var replyRate: Proportion { Proportion(replied, of: sent) }
    /// Won of all that they were about; what may still be won counts as not won yet.
    package var winRate: Proportion { Proportion(won, of: opportunities) }
}

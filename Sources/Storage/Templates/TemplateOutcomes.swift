package import Engagement

/// What became of the emails from a template, told apart by what outcomes depend on beside the template.
package struct TemplateOutcomes: Hashable, Sendable {
    /// The sum.
    package let figures: TemplateFigures
    /// Of the emails to each kind of recipients.
    package let audiences: [Audience: TemplateFigures]
    /// Of the opportunities that they were about, by audience and age.
    package let sales: [TemplateSales]

    /// Sums up.
    package init(audiences: [Audience: TemplateFigures], sales: [TemplateSales] = []) {
        figures = TemplateFigures(audiences.values, sales: sales)
        self.audiences = audiences
        self.sales = sales
    }

    /// How often the aim was tried and reached, by kind of recipients; for sales by how long they had time, too.
    func counts(of template: String, for aim: RankingAim) -> [TemplateOutcomeCounts] {
        switch aim {
        case .opens: counts(of: template, \.openRate)
        case .replies: counts(of: template, \.replyRate)
        case .sales:
            sales.map { sale in
                TemplateOutcomeCounts(
                    template: template,
                    group: "\(sale.audience.rawValue) \(sale.age)",
                    sends: sale.opportunities,
                    successes: sale.won
                )
            }
        }
    }

    private func counts(
        of template: String,
        _ rate: (TemplateFigures) -> Proportion
    ) -> [TemplateOutcomeCounts] {
        audiences.map { audience, figures in
            let proportion = rate(figures)
            return TemplateOutcomeCounts(
                template: template,
                group: "\(audience.rawValue)",
                sends: proportion.total,
                successes: proportion.count
            )
        }
    }
}

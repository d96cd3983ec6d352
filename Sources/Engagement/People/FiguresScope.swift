package import Tracking

/// Whose figures somebody may see (product §10.2).
package enum FiguresScope: Hashable, Sendable {
    /// Their own alone.
    case own
    /// Their own, and those of whoever is in that team today.
    case team(TeamID)
    /// Everybody's.
    case everybody

    /// The team that it ends at; `nil` where it is less or more than one.
    package var team: TeamID? {
        if case .team(let team) = self { team } else { nil }
    }
}

extension Viewer {
    /// Whose figures they may see; a workspace without teams is one team, so a manager without a team sees everybody's.
    package var figures: FiguresScope {
        switch (role, team) {
        case (.seller, _): .own
        case (.teamManager, let team?): .team(team)
        case (.teamManager, nil), (.administrator, _): .everybody
        }
    }

    /// Whether they may see the figures of a seller who is in that team today, or in none.
    package func maySeeFigures(of seller: UserID, in sellersTeam: TeamID?) -> Bool {
        switch figures {
        case .own: seller == user
        case .team(let team): seller == user || sellersTeam == team
        case .everybody: true
        }
    }
}

package import Tracking

/// What was asked for by a hit, and what is believed to have asked.
package struct JudgedKind: Hashable, Sendable {
    /// What was asked for.
    package let kind: HitKind
    /// What is believed to have asked.
    package let verdict: Verdict

    /// Takes the two.
    package init(kind: HitKind, verdict: Verdict) {
        self.kind = kind
        self.verdict = verdict
    }
}

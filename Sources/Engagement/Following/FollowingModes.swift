/// The two rules that an administrator chooses for the workspace.
package struct FollowingModes: Hashable, Sendable {
    /// What one objector means for the others.
    package let objectors: ObjectorMode
    /// Whether people are asked first.
    package let consent: ConsentMode

    /// Takes both; by default one objector stops all, and nobody is asked first.
    package init(objectors: ObjectorMode = .wholeEmail, consent: ConsentMode = .optOut) {
        self.objectors = objectors
        self.consent = consent
    }
}

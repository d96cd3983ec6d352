extension Migration {
    static let undoFromTheStart = Migration(
        number: 45,
        sentence: "In a workspace that nobody uses yet sending can be undone for ten seconds.",
        statements: [
            "UPDATE workspace SET undo_seconds = 10 WHERE NOT EXISTS (SELECT 1 FROM users)"
        ]
    )
}

/// A list of people, accounts or opportunities as it is shown.
struct RecordListModel {
    let heading: String
    let addLink: String
    let addVerb: String
    let importLink: String?
    let exportLink: String
    let duplicatesLink: String?
    let listAction: String
    let searchLabel: String
    let listText: String
    let kept: [Kept]
    let hasPlaces: Bool
    let places: [ListLink]
    let filters: [ListLink]
    let filtersLabel: String?
    let orders: [ListLink]
    let archiveLink: String?
    let listLink: String?
    let isBlank: Bool
    let blank: Blank
    let undo: RecordUndo?
    let hasRows: Bool
    let rows: [RecordRowModel]
    let nothingFound: String
    let older: String?

    /// What a search keeps of the address.
    struct Kept {
        let keptName: String
        let keptValue: String
    }

    /// A way to see the list otherwise.
    struct ListLink {
        let target: String
        let words: String
        let isCurrent: Bool
    }

    /// What stands where nothing was added yet.
    struct Blank {
        let blankTitle: String
        let blankWords: String
    }
}

/// What was just archived, as far as undoing needs it.
struct RecordUndo {
    let undoWords: String
    let undoLink: String
}

/// A person, an account or an opportunity as a line of a list.
struct RecordRowModel {
    let key: String
    let rowLink: String
    let face: String
    let title: String
    let sub: String
    let figure: String?
    let rowChips: [Chip]
}

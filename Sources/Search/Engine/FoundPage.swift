internal import Storage

/// A page that a search found, as it was read and as it is shown.
struct FoundPage {
    let hit: SearchHit
    let match: PageMatch
    let content: PageContent
    /// What of the query the terms of the page's matches are numbers of.
    let leaves: [PlannedExpression]
    let scope: SearchScope
    let reader: DocumentReader
}

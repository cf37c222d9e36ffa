/// Which documents or pages are meant; a filter that is nil lets everything pass.
package struct DocumentFilter: Hashable, Sendable {
    /// Which of a document's parses count.
    package enum Parses: Sendable {
        case preferred
        case all
    }

    /// Keys or aliases.
    package var keys: [String]?
    /// Row ids.
    package var ids: [Int64]?
    /// What a key must begin with.
    package var keyPrefix: String?
    package var providers: [String]?
    /// `succeeded`, `partial` or `failed`.
    package var statuses: [String]?
    package var languages: [String]?
    /// When the document last changed in the store, at the earliest: ISO 8601 in UTC, or how that begins.
    package var updatedSince: String?
    package var parses: Parses

    package init(
        keys: [String]? = nil, keyPrefix: String? = nil, providers: [String]? = nil,
        statuses: [String]? = nil,
        languages: [String]? = nil, parses: Parses = .preferred
    ) {
        self.keys = keys
        self.keyPrefix = keyPrefix
        self.providers = providers
        self.statuses = statuses
        self.languages = languages
        self.parses = parses
    }
}

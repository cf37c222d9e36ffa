package import DocumentModel

/// Which documents and pages are exported; what is nil or empty lets everything pass.
package struct ExportSelection: Hashable, Sendable {
    /// Keys or aliases.
    package var keys: [String]?
    /// What a key must begin with.
    package var keyPrefix: String?
    /// The providers whose parse is taken: the preferred one of each, else its latest usable one.
    ///
    /// If nil, the document's preferred parse is taken, of any provider.
    package var providers: [String]?
    /// Page numbers, from 1.
    package var pages: ClosedRange<Int>?
    /// Only pages that have a block of one of these types.
    package var types: [BlockType]?
    /// BCP 47, as in the results.
    package var languages: [String]?
    /// Of the parsed files: `application/pdf`.
    package var mediaTypes: [String]?
    /// When the parse was made, or stored if its result has no time.
    package var dates = DateRange()
    /// When the store last changed what it has of a document, at the earliest: ISO 8601, as exact as it is written.
    package var updatedSince: String?
    /// What documents must have in their metadata; all of it.
    package var metadata: [MetadataCondition] = []
    /// How many pages the source file may have.
    package var pageCounts: ClosedRange<Int>?
    /// How many code points the text of a record may have.
    package var chars: ClosedRange<Int>?
    /// The part of the documents that this run exports.
    package var shard: ShardNumber?
    /// The search that chose pages, as typed; kept for the manifest only.
    package var query: String?

    package init(
        keys: [String]? = nil, keyPrefix: String? = nil, providers: [String]? = nil,
        pages: ClosedRange<Int>? = nil
    ) {
        self.keys = keys
        self.keyPrefix = keyPrefix
        self.providers = providers
        self.pages = pages
    }

    /// Whether the page at an index, from 0, is wanted.
    func includes(pageIndex: Int) -> Bool { pages?.contains(pageIndex + 1) ?? true }

    /// Whether a page with these blocks is wanted.
    func includes(_ blocks: some Sequence<Block>) -> Bool {
        guard let types else { return true }
        return blocks.contains { types.contains($0.type) }
    }

    /// Whether a document of that key belongs to the part that is exported.
    func includes(key: String) -> Bool { shard?.includes(key: key) ?? true }

    /// Whether a record with this many code points is wanted.
    func includes(chars count: Int) -> Bool { chars?.contains(count) ?? true }
}

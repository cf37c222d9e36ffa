/// What an export wrote.
package struct ExportSummary: Hashable, Sendable, Codable {
    /// Documents with at least one page in the selection.
    package var documents = 0
    /// Pages in the selection, the empty ones among them.
    package var pages = 0
    /// Pages without text, of which no record or file is made.
    package var emptyPages = 0
    /// Pages that could not be read, or not as they are, and images that have no file: each is reported as an `ExportFailure`.
    @ZeroIfMissing package var failedPages = 0
    /// Pages that the provider gave no markdown of, rendered from their blocks although its own was asked for.
    @ZeroIfMissing package var renderedPages = 0
    /// Records or markdown files.
    package var records = 0
    /// Records left out because of their length.
    package var excludedRecords = 0
    /// Records left out because a condition on their scores does not hold.
    package var unwantedRecords = 0
    /// Records that are copies of others, left out or marked.
    package var duplicateRecords = 0
    /// Groups of copies, over all documents that copies were looked for in.
    package var duplicateClusters = 0
    /// Pairs of similar records that a bound on the size of groups left apart.
    package var undecidedPairs = 0
    /// The files that list the copies which were left out.
    package var duplicateLists: [ManifestShard.Companion] = []
    /// Code points of text.
    package var chars = 0
    /// Bytes of files of text as stored, without assets and manifest.
    package var bytes = 0
    /// Files of text, without assets and manifest.
    package var files = 0
    /// Files of assets.
    package var assets = 0
    package var assetBytes = 0
    /// Assets that pages show from an address; the links lead there.
    package var remoteAssets = 0
    /// Assets that results name but did not bring along; the links lead nowhere.
    package var missingAssets = 0

    package init() {}
}

/// A page or an image that could not be read or written; the rest of the export continues.
package struct ExportFailure: Hashable, Sendable {
    /// The document's key.
    package let document: String
    /// From 1; nil if not even that can be read, and for images.
    package let pageNumber: Int?
    /// What is wrong, in a sentence.
    package let reason: String

    package init(document: String, pageNumber: Int?, reason: String) {
        self.document = document
        self.pageNumber = pageNumber
        self.reason = reason
    }
}

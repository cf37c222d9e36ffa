package import Providers
package import Storage

/// What a user can say about an ingest.
package struct IngestOptions: Sendable {
    /// The adapter to use without recognising; nil recognises from content.
    package var provider: String?
    /// The name of who parsed, in place of the adapter's.
    package var providerName: String?
    /// The document's key, in place of the one from the path.
    package var key: String?
    /// The position of each payload's first page in the source document.
    package var pageOffset: Int?
    /// Which pages of the source document were asked for, if Folio itself asked for a part.
    package var pageRange: ClosedRange<Int>?
    /// What was asked of the provider, if Folio itself asked.
    package var request: ParseRequest?
    /// How many results are decoded at a time.
    package var jobs = 2
    /// Decodes and stores again what is stored already.
    package var force = false
    /// Shows in the summary how much processor time each stage took.
    package var reportsTimings = false
    /// The sizes of pages, for results that do not hold them.
    package var pageSizes = GivenPageSizes()
    package var sourceLimits = SourceLimits()
    package var decodingLimits = DecodingLimits()
    /// How many bytes of results may be in memory between reading and writing.
    package var bytesInFlight = 16 << 20
    /// How many results may be in memory between reading and writing.
    package var resultsInFlight = 256

    package init() {}
}

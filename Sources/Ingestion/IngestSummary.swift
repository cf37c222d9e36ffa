/// What an ingest did; its JSON is what `folio ingest --json` prints.
package struct IngestSummary: Encodable, Sendable {
    /// One result that did not come in.
    package struct Failure: Encodable, Sendable {
        package let source: String
        package let provider: String?
        package let code: String
        package let message: String
        package let location: String?

        private enum CodingKeys: String, CodingKey { case source, provider, code, message, location }

        /// What is unknown is null.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(source, forKey: .source)
            try container.encode(provider, forKey: .provider)
            try container.encode(code, forKey: .code)
            try container.encode(message, forKey: .message)
            try container.encode(location, forKey: .location)
        }
    }

    /// The results found.
    package internal(set) var inputs = 0
    /// The documents that a stored parse belongs to.
    package internal(set) var documents = 0
    package internal(set) var parses = 0
    package internal(set) var pages = 0
    package internal(set) var blocks = 0
    package internal(set) var assets = 0
    /// The results that were stored before.
    package internal(set) var skipped = 0
    package internal(set) var failed = 0
    /// How often something was warned of in the parses stored now.
    package internal(set) var warnings = 0
    package internal(set) var seconds = 0.0
    package internal(set) var failures: [Failure] = []
    /// Where the time went; nil unless asked for.
    package internal(set) var timings: StageSeconds?
    /// The first sources that took over a key from another result of the same provider in this run; for people only.
    package internal(set) var takeovers: [String] = []
    package internal(set) var takeoverCount = 0
    /// Why PDFs could not be used for the sizes of pages; for people only.
    package internal(set) var pageSizeNotes: [String] = []

    private enum CodingKeys: String, CodingKey {
        case inputs, documents, parses, pages, blocks, assets, skipped, failed, warnings, seconds, failures,
            timings
    }
}

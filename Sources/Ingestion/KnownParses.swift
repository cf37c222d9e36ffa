internal import Providers
internal import Storage

/// The parses that the store holds already, and whether an ingest has to decode their bytes again.
struct KnownParses {
    let options: IngestOptions
    /// The parses that the store holds of a payload, by its SHA-256.
    let parses: (String) throws -> [ExistingParse]

    /// The stored parse of these bytes, at the same place of the document.
    func parse(of hash: String, for item: SourceItem) -> ExistingParse? {
        let key = options.key ?? item.key
        let range = SplitRange(item.key)
        guard let existing = try? parses(hash) else { return nil }
        return existing.first { parse in
            guard let adapter = adapter(of: parse) else { return false }
            let isWanted =
                (options.provider ?? adapter.id) == adapter.id
                && (options.providerName ?? parse.provider) == parse.provider
                && (adapter.identifiesDocuments
                    ? parse.isOfDocument(key) || range.map { parse.isOfDocument($0.name) } == true
                    : parse.key == key)
            let isThere =
                parse.pageOffset == options.pageOffset
                || options.pageOffset == nil && parse.pageOffset == range?.start
            return isWanted && isThere
        }
    }

    /// Whether decoding again would only repeat a stored parse.
    func isCurrent(_ parse: ExistingParse) -> Bool {
        !options.force && adapter(of: parse)?.decoderVersion == parse.decoderVersion
    }

    /// Whether the user said something about the sizes of pages that this parse may not have yet.
    func mayGetPageSizes(_ parse: ExistingParse) -> Bool {
        !options.pageSizes.isEmpty && adapter(of: parse)?.needsPageSizes == true
    }

    private func adapter(of parse: ExistingParse) -> (any Provider)? {
        ProviderRegistry.provider(id: parse.adapter ?? parse.provider)
    }
}

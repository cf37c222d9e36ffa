package import Providers
package import Storage

/// Decodes stored payloads again with today's adapters: what was paid for once gets better with every release.
package struct Renormalizer {
    /// What a renormalization did; its JSON is what `folio renormalize --json` prints.
    package struct Summary: Encodable, Sendable {
        /// The parses that were decoded again.
        package internal(set) var parses = 0
        package internal(set) var pages = 0
        package internal(set) var blocks = 0
        package internal(set) var failed = 0
        package internal(set) var failures: [IngestSummary.Failure] = []
        /// Why PDFs could not be used for the sizes of pages; for people only.
        package internal(set) var notes: [String] = []

        private enum CodingKeys: String, CodingKey { case parses, pages, blocks, failed, failures }
    }

    /// Which parses are decoded again.
    package enum Scope: Sendable {
        /// Those that an older adapter decoded or whose languages an older identifier found, and those of `assumedSizes`.
        case older
        /// All, whoever decoded them.
        case all
        /// Those whose pages' heights are assumed, if another parse of the document has them.
        case assumedSizes
    }

    private let store: DocumentStore
    /// Only parses of that provider.
    private let provider: String?
    private let scope: Scope
    private let limits: DecodingLimits
    private let given: GivenPageSizes

    package init(
        store: DocumentStore, provider: String? = nil, scope: Scope = .older,
        limits: DecodingLimits = DecodingLimits(), pageSizes: GivenPageSizes = GivenPageSizes()
    ) {
        self.limits = limits
        self.store = store
        self.provider = provider
        self.scope = scope
        given = pageSizes
    }

    /// Decodes and writes; a parse that cannot be decoded stays as it is.
    package func run() throws -> Summary {
        let writer = try DocumentWriter(store)
        var summary = Summary()
        for adapter in ProviderRegistry.all where isWanted(adapter) {
            var last: Int64 = 0
            while let source = try store.read({
                try $0.parse(
                    after: last, provider: adapter.id, decodedBefore: versionBound(adapter),
                    includesOlderLanguages: scope == .older, includesAssumedHeights: true)
            }) {
                last = source.parseID
                guard let parse = try parse(source, adapter, &summary) else { continue }
                let result = try writer.write(parse, replacing: true)
                summary.pages += result.pages
                summary.blocks += result.blocks
            }
        }
        try writer.commit()
        return summary
    }

    private func isWanted(_ adapter: any Provider) -> Bool {
        (provider ?? adapter.id) == adapter.id && (scope != .assumedSizes || adapter.needsPageSizes)
    }

    /// The version before which a parse is looked at; nil for all parses.
    private func versionBound(_ adapter: any Provider) -> Int? {
        switch scope {
        case .all: nil
        case .older: adapter.needsPageSizes && !given.isEmpty ? nil : adapter.decoderVersion
        case .assumedSizes: 0
        }
    }

    /// The parse decoded again; nil if it cannot be decoded, or if that would change nothing.
    private func parse(
        _ source: ParseSource, _ adapter: any Provider, _ summary: inout Summary
    ) throws -> ParseToStore? {
        let isOlder = source.decoderVersion < adapter.decoderVersion || !source.hasCurrentLanguages
        let isDue = scope == .all || scope == .older && isOlder
        guard adapter.needsPageSizes else {
            if isDue { summary.parses += 1 }
            return isDue ? decode(source, adapter, &summary) : nil
        }
        let remembered = PageSizes(options: source.options)
        let sizes = try sizes(of: source, adapter, remembered, &summary)
        guard isDue || sizes != nil && sizes != remembered else { return nil }
        summary.parses += 1
        return decode(source, adapter, sizes: sizes, &summary)
    }

    /// The best that is known of a parse's page sizes: what the user gave now, else what was found before, else another parse's.
    private func sizes(
        of source: ParseSource, _ adapter: any Provider, _ remembered: PageSizes?, _ summary: inout Summary
    ) throws -> PageSizes? {
        if !given.isEmpty,
            let parse = try? StoredPayloadDecoder.decode(source, as: adapter, limits: limits)
        {
            let found = given.sizes(for: parse.document, key: source.documentKey)
            if let note = found.note { summary.notes.append(note) }
            if let sizes = found.sizes { return sizes }
        }
        if let remembered, remembered.source == .pdf || remembered.source == .option { return remembered }
        guard let beside = try store.read({ try $0.pageSizes(beside: source.parseID) }) else {
            return remembered
        }
        return PageSizes(beside.sizes, from: .parse(provider: beside.provider))
    }

    private func decode(
        _ source: ParseSource, _ adapter: any Provider, sizes: PageSizes? = nil, _ summary: inout Summary
    ) -> ParseToStore? {
        do throws(ProviderFailure) {
            return try StoredPayloadDecoder.decode(source, as: adapter, limits: limits, sizes: sizes)
        } catch {
            summary.failed += 1
            summary.failures.append(
                IngestSummary.Failure(
                    source: source.payload.name, provider: adapter.id, code: error.code.rawValue,
                    message: error.message,
                    location: error.location))
            return nil
        }
    }
}

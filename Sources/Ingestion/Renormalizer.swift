package import Providers
package import Storage

/// Decodes stored payloads again with today's adapters: what was paid for once gets better with every release.
package struct Renormalizer {
    /// What a renormalization did; its JSON is what `folio renormalize --json` prints.
    package struct Summary: Encodable, Sendable {
        /// The parses that were looked at because an adapter is newer, or because all were asked for.
        package internal(set) var parses = 0
        package internal(set) var pages = 0
        package internal(set) var blocks = 0
        package internal(set) var failed = 0
        package internal(set) var failures: [IngestSummary.Failure] = []
    }

    private let store: DocumentStore
    /// Only parses of that provider.
    private let provider: String?
    /// Whether to decode again what today's adapter decoded.
    private let includesCurrent: Bool

    private let limits: DecodingLimits

    package init(
        store: DocumentStore, provider: String? = nil, includesCurrent: Bool = false,
        limits: DecodingLimits = DecodingLimits()
    ) {
        self.limits = limits
        self.store = store
        self.provider = provider
        self.includesCurrent = includesCurrent
    }

    /// Decodes and writes; a parse that cannot be decoded stays as it is.
    package func run() throws -> Summary {
        let writer = try DocumentWriter(store)
        var summary = Summary()
        for adapter in ProviderRegistry.all where provider == nil || provider == adapter.id {
            var last: Int64 = 0
            while let source = try store.read({
                try $0.parse(
                    after: last, provider: adapter.id,
                    decodedBefore: includesCurrent ? nil : adapter.decoderVersion)
            }) {
                last = source.parseID
                summary.parses += 1
                try renormalize(source, adapter, writer, &summary)
            }
        }
        try writer.commit()
        return summary
    }

    private func renormalize(
        _ source: ParseSource, _ adapter: any Provider, _ writer: DocumentWriter, _ summary: inout Summary
    ) throws {
        guard let parse = decode(source, adapter, &summary) else { return }
        let result = try writer.write(parse, replacing: true)
        summary.pages += result.pages
        summary.blocks += result.blocks
    }

    private func decode(
        _ source: ParseSource, _ adapter: any Provider, _ summary: inout Summary
    ) -> ParseToStore? {
        do throws(ProviderFailure) {
            return try StoredPayloadDecoder.decode(source, as: adapter, limits: limits)
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

internal import Providers
internal import Storage

/// Decodes a payload that the store holds, as ingest decoded it: with the page sizes that were found then.
enum StoredPayloadDecoder {
    /// - Parameters:
    ///   - source: The stored parse.
    ///   - adapter: The adapter that decodes it.
    ///   - limits: What a payload may hold.
    ///   - sizes: Other page sizes than those that the parse was decoded with.
    /// - Returns: The parse as ingest would store it.
    /// - Throws: `ProviderFailure`; `malformed` if the stored bytes are damaged.
    static func decode(
        _ source: ParseSource, as adapter: any Provider, limits: DecodingLimits, sizes: PageSizes? = nil
    ) throws(ProviderFailure) -> ParseToStore {
        let offset = source.pageOffset ?? 0
        guard DecodingContext.pageOffsets.contains(offset) else {
            throw ProviderFailure(
                .malformed, "the stored page offset \(offset) is out of range", at: source.payload.name)
        }
        let stored = source.payload
        let payload = try PayloadPacking.unpack(
            bytes(of: stored), mediaType: stored.mediaType, name: stored.name)
        let document = try ProviderRegistry.decode(
            OpenedPayload(payload, limits: limits), as: adapter,
            context: DecodingContext(
                pageOffset: offset, limits: limits,
                pageSizes: adapter.needsPageSizes ? sizes ?? PageSizes(options: source.options) : nil))
        return ParseToStore(source, decodedAs: document, decoderVersion: adapter.decoderVersion)
    }

    private static func bytes(of payload: StoredPayload) throws(ProviderFailure) -> [UInt8] {
        do {
            return try payload.bytes()
        } catch {
            throw ProviderFailure(.malformed, "the stored payload is damaged: \(error)", at: payload.name)
        }
    }
}

internal import Archives
internal import Crypto
internal import DocumentModel
internal import Providers
internal import Storage

/// Turns the bytes of a result into what the writer stores: reads, hashes, recognises, decodes, compresses.
///
/// A value without state, so that any number of results are decoded at a time.
struct ResultDecoder: Sendable {
    /// Of zstd; 3 is its own default, and stores real results in a tenth of their bytes.
    private static let compressionLevel = 3

    let options: IngestOptions
    /// The parses that the store holds of a payload, by its SHA-256.
    let existingParses: @Sendable (String) throws -> [ExistingParse]

    func decode(_ item: SourceItem) -> DecodedResult {
        let range = SplitRange(item.key)
        do throws(ProviderFailure) {
            let (payload, container) = try payload(of: item)
            let packed = PayloadPacking.pack(payload, container: container)
            let hash = Hexadecimal.text(SHA256.hash(data: packed.bytes))
            if let known = known(hash) {
                return result(item, key: item.key, .known(known))
            }
            return decode(payload, packed, hash: hash, item: item, range: range)
        } catch {
            return result(item, key: item.key, .failure(error, provider: options.provider, payload: nil))
        }
    }

    private func decode(
        _ payload: Payload, _ packed: (bytes: [UInt8], mediaType: String?), hash: String, item: SourceItem,
        range: SplitRange?
    ) -> DecodedResult {
        let opened = OpenedPayload(payload, limits: options.decodingLimits)
        let name = Self.storedName(of: payload, key: item.key)
        var providerID = options.provider
        do throws(ProviderFailure) {
            let provider = try provider(for: opened)
            providerID = provider.id
            let range = provider.namesPageRanges ? range : nil
            let offset = options.pageOffset ?? range?.start
            let document = try ProviderRegistry.decode(
                opened, as: provider,
                context: DecodingContext(pageOffset: offset ?? 0, limits: options.decodingLimits))
            let parse = ParseToStore(
                key: options.key ?? range?.name ?? item.key, provider: provider.id,
                decoderVersion: provider.decoderVersion, document: document,
                payload: stored(packed, hash: hash, name: name), pageOffset: offset)
            return DecodedResult(
                source: item.source, key: parse.key, hasPageRange: range != nil, outcome: .parse(parse))
        } catch {
            // What no adapter knows is not a provider's result; everything else may have been paid for.
            let kept = error.code == .unknownFormat ? nil : stored(packed, hash: hash, name: name)
            return result(item, key: item.key, .failure(error, provider: providerID, payload: kept))
        }
    }

    /// The name of a payload in the store: the key's folder and the file's name where it is one file, else the key.
    private static func storedName(of payload: Payload, key: String) -> String {
        guard payload.members.count == 1, let file = payload.members[0].name.split(separator: "/").last else {
            return key
        }
        let folder = key.lastIndex(of: "/").map { key[...$0] } ?? ""
        return String(folder) + file
    }

    private func payload(of item: SourceItem) throws(ProviderFailure) -> (Payload, container: [UInt8]?) {
        switch item.content {
        case .failure(let failure): throw failure
        case .payload(let payload, let container): return (payload, container)
        case .files(let files):
            var members: [Payload.Member] = []
            for file in files {
                members.append(Payload.Member(name: file.name, bytes: try FileReader.bytes(at: file.path)))
            }
            return (Payload(name: item.source, members: members), nil)
        }
    }

    private func provider(for payload: OpenedPayload) throws(ProviderFailure) -> any Provider {
        guard let id = options.provider else { return try ProviderRegistry.recognize(payload) }
        guard let provider = ProviderRegistry.provider(id: id) else {
            throw ProviderFailure(.unknownFormat, "there is no adapter \(id). `folio providers` lists them.")
        }
        // An adapter that is told to decode still has to find its own content.
        return try ProviderRegistry.recognize(payload, among: [provider])
    }

    /// The stored parse of these bytes that decoding again would only repeat.
    private func known(_ hash: String) -> ExistingParse? {
        guard !options.force, let existing = try? existingParses(hash) else { return nil }
        return existing.first { parse in
            let isWanted = options.provider == nil || options.provider == parse.provider
            return isWanted
                && ProviderRegistry.provider(id: parse.provider)?.decoderVersion == parse.decoderVersion
        }
    }

    private func stored(
        _ packed: (bytes: [UInt8], mediaType: String?), hash: String, name: String
    ) -> PayloadToStore {
        let compressed = Zstandard.compress(packed.bytes, level: Self.compressionLevel)
        let isSmaller = compressed.count < packed.bytes.count
        return PayloadToStore(
            sha256: hash, name: name, mediaType: packed.mediaType, byteCount: packed.bytes.count,
            encoding: isSmaller ? .zstd : .identity, data: isSmaller ? compressed : packed.bytes)
    }

    private func result(_ item: SourceItem, key: String, _ outcome: DecodedResult.Outcome) -> DecodedResult {
        DecodedResult(source: item.source, key: options.key ?? key, hasPageRange: false, outcome: outcome)
    }
}

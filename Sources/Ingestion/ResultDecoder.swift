internal import Archives
internal import Checksums
internal import DocumentModel
internal import Providers
internal import Storage

/// Turns the bytes of a result into what the writer stores: reads, hashes, recognises, decodes, compresses.
///
/// Each worker has its own, so that any number of results are decoded at a time.
final class ResultDecoder {
    /// The time each stage of decoding took so far.
    private(set) var stages = StageSeconds()
    private let options: IngestOptions
    private let known: KnownParses
    /// Kept, since its working memory is larger than most results.
    ///
    /// Level 2 stores real results in an eighth of their bytes; level 3 saves three in a hundred of that and takes a third longer.
    private let compressor = ZstandardCompressor(level: 2)
    /// The tar of the files of a result; kept for the next one, since the kernel would clear new memory for each.
    private var tar: [UInt8] = []

    init(options: IngestOptions, existingParses: @escaping (String) throws -> [ExistingParse]) {
        self.options = options
        known = KnownParses(options: options, parses: existingParses)
    }

    /// Decodes one item; several results if files that share a name belong to several providers.
    func decode(_ item: SourceItem) -> [DecodedResult] {
        do throws(ProviderFailure) {
            let (received, container) = try measure(\.read) {
                () throws(ProviderFailure) -> (Payload, container: [UInt8]?) in
                try self.payload(of: item)
            }
            let payload = container == nil ? PayloadPacking.asUnpacked(try unpacked(received)) : received
            let packed = measure(\.read) { PayloadPacking.pack(payload, container: container, into: &tar) }
            let hash = measure(\.hash) { SHA256.text(packed.bytes) }
            // Two results from standard input are two documents.
            let item = item.isNameless ? item.numbered(hash) : item
            let existing = measure(\.hash) { known.parse(of: hash, for: item) }
            if let existing, known.isCurrent(existing), !known.mayGetPageSizes(existing) {
                return [result(item, .known(existing))]
            }
            let opened = measure(\.recognize) { OpenedPayload(payload, limits: options.decodingLimits) }
            let answers = measure(\.recognize) {
                ProviderRegistry.chosenByContent.lazy.map { $0.parts(of: opened) }.first { !$0.isEmpty } ?? []
            }
            if !answers.isEmpty { return decode(answers, of: opened, item) }
            let parts = measure(\.recognize) { ResultPartition(opened, key: item.key) }
            guard parts.strangers.isEmpty else { return decode(parts, payload, item) }
            return [
                decode(
                    opened, packed, hash: hash,
                    name: Self.storedName(of: payload, key: item.key, isZip: container != nil), item: item,
                    existing: existing)
            ]
        } catch {
            if error.isNoResult, !item.isNamed { return [result(item, .ignored)] }
            return [result(item, .failure(error, provider: options.provider, payload: nil))]
        }
    }

    /// Decodes each result of an answer that holds several, under its own name beside the answer.
    private func decode(
        _ answers: [(name: String, members: [Payload.Member])], of whole: OpenedPayload, _ item: SourceItem
    ) -> [DecodedResult] {
        let folder = item.key.lastIndex(of: "/").map { String(item.key[...$0]) } ?? ""
        // The parts no longer show what was mended in the answer.
        let mended = whole.jsonMembers.flatMap(\.repairs).map(SourceNote.init)
        return answers.flatMap { answer in
            decode(
                SourceItem(
                    source: "\(item.source)/\(answer.name)", key: DocumentKey.stored(folder + answer.name),
                    content: .payload(Payload(name: answer.name, members: answer.members), container: nil),
                    notes: item.notes + mended, isNamed: true))
        }
    }

    /// Decodes each part of a payload whose files only share a name.
    private func decode(_ parts: ResultPartition, _ payload: Payload, _ item: SourceItem) -> [DecodedResult] {
        let folder = item.source.lastIndex(of: "/").map { String(item.source[...$0]) } ?? ""
        let images = parts.sharesImages ? payload.members.filter { ResultName($0.name).isImage } : []
        var results: [DecodedResult] = []
        if parts.hasOwn {
            let own = payload.members.filter { !parts.strangers.keys.contains($0.name) }
            results += decode(
                SourceItem(
                    source: item.source, key: item.key,
                    content: .payload(Payload(name: payload.name, members: own), container: nil),
                    notes: item.notes, isNamed: item.isNamed))
        }
        for member in payload.members {
            guard let key = parts.strangers[member.name] else { continue }
            results += decode(
                SourceItem(
                    source: folder + member.name, key: key,
                    content: .payload(Payload(name: member.name, members: [member] + images), container: nil),
                    notes: item.notes, isNamed: item.isNamed))
        }
        return results
    }

    private func decode(
        _ opened: OpenedPayload, _ packed: (bytes: [UInt8], mediaType: String?), hash: String, name: String,
        item: SourceItem, existing: ExistingParse?
    ) -> DecodedResult {
        var providerID = options.provider
        do throws(ProviderFailure) {
            let provider = try measure(\.recognize) { () throws(ProviderFailure) -> any Provider in
                try self.provider(for: opened)
            }
            providerID = provider.id
            let remembered = existing.flatMap { PageSizes(options: $0.options) }
            var context = DecodingContext(
                pageOffset: options.pageOffset ?? 0, limits: options.decodingLimits,
                pageSizes: provider.needsPageSizes ? remembered : nil)
            var document = try decode(opened, as: provider, context)
            let indexes = document.pages.map(\.index)
            let asked = options.pageRange.map { SplitRange(name: item.key, pages: $0) }
            let range = asked ?? (provider.namesPageRanges ? SplitRange(item.key) : nil)
            let place = asked?.askedPlace(ofPages: indexes) ?? range?.place(ofPages: indexes)
            if let place, place > 0, options.pageOffset == nil {
                context.pageOffset = place
                document = try decode(opened, as: provider, context)
            }
            let key = options.key ?? (place == nil ? item.key : range?.name ?? item.key)
            let given = provider.needsPageSizes ? options.pageSizes.sizes(for: document, key: key) : nil
            let hasNewSizes = given?.sizes != nil && given?.sizes != remembered
            if hasNewSizes {
                context.pageSizes = given?.sizes
                document = try decode(opened, as: provider, context)
            } else if let existing, known.isCurrent(existing) {
                return DecodedResult(
                    source: item.source, key: key, hasPageRange: place != nil, outcome: .known(existing),
                    note: given?.note)
            }
            for note in item.notes { document.warnings.add(note.code, note.message, at: item.source) }
            let parse = ParseToStore(
                key: key, provider: options.providerName ?? provider.id, adapter: provider.id,
                isIdentifiedByContent: provider.identifiesDocuments, decoderVersion: provider.decoderVersion,
                document: document,
                payload: stored(packed, hash: hash, name: name), pageOffset: options.pageOffset ?? place,
                request: options.request)
            let prepared = measure(\.prepare) { PreparedParse(parse) }
            return DecodedResult(
                source: item.source, key: parse.key, hasPageRange: place != nil, outcome: .parse(prepared),
                replacesDecoding: hasNewSizes, note: given?.note)
        } catch {
            if error.isNoResult, !item.isNamed { return result(item, .ignored) }
            // What no adapter knows is not a provider's result; everything else may have been paid for.
            let kept = error.code == .unknownFormat ? nil : stored(packed, hash: hash, name: name)
            return result(item, .failure(error, provider: providerID, payload: kept))
        }
    }

    private func decode(
        _ opened: OpenedPayload, as provider: any Provider, _ context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        try measure(\.decode) { () throws(ProviderFailure) -> ParsedDocument in
            try ProviderRegistry.decode(opened, as: provider, context: context)
        }
    }

    /// The name of a payload in the store: the key's folder and the file's name if it is one file, else the key.
    private static func storedName(of payload: Payload, key: String, isZip: Bool) -> String {
        if isZip { return key + ".zip" }
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

    /// The payload with the content of files that are compressed one by one.
    private func unpacked(_ payload: Payload) throws(ProviderFailure) -> Payload {
        var members: [Payload.Member] = []
        let names = Set(payload.members.map(\.name))
        for member in payload.members {
            guard ArchiveKind.sniff(member.bytes) != nil,
                let inner = CompressedFile.innerName(of: member.name), !names.contains(inner)
            else {
                members.append(member)
                continue
            }
            do throws(ArchiveError) {
                let content = try CompressedFile.content(
                    of: member.bytes, name: member.name, limits: options.sourceLimits.archive)
                members.append(Payload.Member(name: inner, bytes: content))
            } catch {
                throw ProviderFailure(error)
            }
        }
        return Payload(name: payload.name, members: members)
    }

    private func provider(for payload: OpenedPayload) throws(ProviderFailure) -> any Provider {
        guard let id = options.provider else { return try ProviderRegistry.recognize(payload) }
        guard let provider = ProviderRegistry.provider(id: id) else {
            throw ProviderFailure(
                .unknownFormat, "unknown adapter \(id); `folio providers` lists the adapters")
        }
        // An adapter that the user chose still has to find its own content.
        return try ProviderRegistry.recognize(payload, among: [provider])
    }

    private func stored(
        _ packed: (bytes: [UInt8], mediaType: String?), hash: String, name: String
    ) -> PayloadToStore {
        let start = ThreadClock.seconds()
        let compressed = compressor.compress(packed.bytes)
        stages.compress += ThreadClock.seconds() - start
        let isSmaller = compressed.count < packed.bytes.count
        return PayloadToStore(
            sha256: hash, name: name, mediaType: packed.mediaType, byteCount: packed.bytes.count,
            encoding: isSmaller ? .zstd : .identity, data: isSmaller ? compressed : packed.bytes)
    }

    /// Runs `body` and adds its time to a stage.
    private func measure<Value, Failure: Error>(
        _ stage: WritableKeyPath<StageSeconds, Double>, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = ThreadClock.seconds()
        defer { stages[keyPath: stage] += ThreadClock.seconds() - start }
        return try body()
    }

    private func result(_ item: SourceItem, _ outcome: DecodedResult.Outcome) -> DecodedResult {
        DecodedResult(
            source: item.source, key: options.key ?? item.key, hasPageRange: false, outcome: outcome)
    }
}

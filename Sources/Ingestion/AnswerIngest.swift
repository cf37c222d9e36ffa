internal import Archives
internal import DocumentModel
internal import Providers
package import Storage

/// Brings the answers that Folio fetched itself into the store: the same decoding and writing as of files.
package enum AnswerIngest {
    /// An answer that was decoded and compressed, ready for the writer.
    package struct Decoded: Sendable {
        let results: [DecodedResult]
    }

    /// What became of an answer.
    package enum Outcome: Equatable, Sendable {
        case stored(parseID: Int64, pages: Int, warnings: Int)
        /// Its bytes are kept with the failure.
        case failed(code: String, message: String)
    }

    /// Decodes an answer; callable from any thread.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - store: The store, which is asked for the same bytes.
    ///   - force: Whether to decode what is stored already.
    /// - Returns: What the writer takes.
    package static func decode(
        _ answer: FetchedAnswer, for store: DocumentStore, force: Bool = false
    ) -> Decoded {
        var options = IngestOptions()
        options.provider = answer.adapter
        options.pageRange = answer.pages
        options.request = answer.request
        options.force = force
        let decoder = ResultDecoder(
            options: options, existingParses: store.existingParses(payloadSHA256:))
        return Decoded(results: decoder.decode(item(of: answer)))
    }

    /// Writes an answer in the open transaction, without committing it.
    package static func record(
        _ decoded: Decoded, with writer: DocumentWriter, force: Bool = false
    ) throws -> Outcome {
        var outcome = Outcome.failed(code: "empty", message: "the answer contains no result")
        for result in decoded.results {
            switch result.outcome {
            // An answer is named, so it is never ignored.
            case .ignored: continue
            case .known(let existing):
                try writer.addAlias(result.key, to: existing)
                outcome = .stored(parseID: existing.parseID, pages: 0, warnings: 0)
            case .parse(let parse):
                let stored = try writer.write(parse, replacing: force)
                try writer.clearFailures(source: result.source)
                outcome = .stored(
                    parseID: stored.parseID, pages: parse.header.document.pages.count,
                    warnings: stored.warnings)
            case .failure(let failure, let provider, let payload):
                try writer.recordFailure(
                    FailureToStore(
                        source: result.source, provider: provider, code: failure.code.rawValue,
                        message: failure.message, location: failure.location, payload: payload))
                outcome = .failed(
                    code: failure.providerCode ?? failure.code.rawValue, message: failure.message)
            }
        }
        return outcome
    }

    private static func item(of answer: FetchedAnswer) -> SourceItem {
        let isZip = ArchiveKind.sniff(answer.bytes) == .zip
        guard isZip else {
            let file = answer.name.split(separator: "/").last.map(String.init) ?? answer.name
            let payload = Payload(name: answer.name, members: [.init(name: file, bytes: answer.bytes)])
            return SourceItem(
                source: answer.source, key: answer.key, content: .payload(payload, container: nil),
                isNamed: true)
        }
        do throws(ProviderFailure) {
            let payload = try PayloadPacking.unpack(
                answer.bytes, mediaType: PayloadPacking.zipMediaType, name: answer.key)
            return SourceItem(
                source: answer.source, key: answer.key, content: .payload(payload, container: answer.bytes),
                isNamed: true)
        } catch {
            return SourceItem(source: answer.source, key: answer.key, content: .failure(error))
        }
    }
}

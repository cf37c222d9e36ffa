internal import DocumentModel
internal import Providers
package import Storage

/// From paths to stored, searchable parses: reading, decoding on all cores, and one writer, in bounded memory.
///
/// Three things run beside each other: `SourceReader` unpacks, `ResultDecoder`s decode, and this task writes. Results are
/// written in the order in which they were found, so that the same input gives the same store. At most
/// `IngestOptions.bytesInFlight` bytes of results wait between reading and writing, or one result if it is larger.
package struct IngestPipeline: Sendable {
    /// What a child task hands back.
    private enum Event: Sendable {
        case found(SourceItem?)
        case decoded(Int, DecodedResult)
    }

    private let store: DocumentStore
    private let options: IngestOptions

    package init(store: DocumentStore, options: IngestOptions) {
        self.store = store
        self.options = options
    }

    /// Ingests everything that the paths name.
    ///
    /// - Parameters:
    ///   - paths: Files, directories and archives; `-` is standard input.
    ///   - progress: Called after each result with the sums so far.
    /// - Returns: What was done.
    /// - Throws: Only what ends an ingest: an error of the store. A bad input is a failure in the summary.
    package func run(
        paths: [String], progress: @escaping (IngestSummary) -> Void = { _ in }
    ) async throws -> IngestSummary {
        let clock = ContinuousClock()
        let start = clock.now
        let reader = SourceReader(paths: paths, limits: options.sourceLimits)
        let decoder = ResultDecoder(options: options, existingParses: store.existingParses(payloadSHA256:))
        let writer = try DocumentWriter(store)
        var recorder = IngestRecorder(writer: writer, options: options)
        try await withThrowingTaskGroup(of: Event.self) { group in
            var window = IngestWindow(bytes: options.bytesInFlight, results: 2 * options.jobs)
            window.isReading = true
            group.addTask { .found(await reader.next()) }
            while let event = try await group.next() {
                switch event {
                case .found(let item):
                    window.isReading = false
                    if let item {
                        let order = window.admit(byteCount: item.byteCount)
                        group.addTask { .decoded(order, decoder.decode(item)) }
                    } else {
                        window.isAtEnd = true
                    }
                case .decoded(let order, let result):
                    window.complete(order, result)
                }
                repeat {
                    // Reading goes on before this task writes, so that both have something to do.
                    if window.hasRoom {
                        window.isReading = true
                        group.addTask { .found(await reader.next()) }
                    }
                    guard let result = window.popNext() else { break }
                    try recorder.record(result)
                    progress(recorder.summary)
                } while true
            }
        }
        try recorder.finish()
        var summary = recorder.summary
        summary.seconds = (clock.now - start) / .seconds(1)
        return summary
    }
}

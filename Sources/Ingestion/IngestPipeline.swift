internal import Providers
package import Storage

/// From paths to stored, searchable parses: reading, decoding on all cores, and one writer, in bounded memory.
///
/// Workers read and decode, a thread of its own writes, and `IngestWindow` is between them: a long write does not hold up
/// decoding, nor a long decoding what is ready to be written before it. Results are written in the order in which they
/// were found, so that the same input gives the same store. At most `IngestOptions.bytesInFlight` bytes of results wait
/// between reading and writing, or one result if it is larger.
package struct IngestPipeline: Sendable {
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
    /// - Returns: What was done. When the task is cancelled, results that were read are still stored, no other is
    ///   read, and the summary says so.
    /// - Throws: Only what ends an ingest: an error of the store. A bad input is a failure in the summary.
    package func run(
        paths: [String], progress: @escaping @Sendable (IngestSummary) -> Void = { _ in }
    ) async throws -> IngestSummary {
        let clock = ContinuousClock()
        let start = clock.now
        let reader = SourceReader(paths: paths, limits: options.sourceLimits)
        let window = IngestWindow(bytes: options.bytesInFlight, results: options.resultsInFlight)
        var (summary, writing, decoding) = (IngestSummary(), StageSeconds(), StageSeconds())
        let thread = WriterThread()
        defer { thread.end() }
        try await withThrowingTaskGroup(of: Part.self) { group in
            group.addTask(executorPreference: thread) { try await write(from: window, progress) }
            for _ in 0..<options.jobs {
                group.addTask { .decoded(await decode(from: reader, into: window)) }
            }
            for try await part in group {
                switch part {
                case .decoded(let stages): decoding = decoding + stages
                case .written(let sums, let stages): (summary, writing) = (sums, stages)
                }
            }
        }
        // Only now, so that the order of the results, and whether an earlier run was killed, make no difference.
        _ = try Renormalizer(store: store, scope: .assumedSizes, limits: options.decodingLimits).run()
        summary.isInterrupted = Task.isCancelled
        if options.reportsTimings {
            decoding.read += await reader.seconds
            summary.timings = decoding + writing
        }
        summary.seconds = (clock.now - start) / .seconds(1)
        return summary
    }

    /// What one of the tasks of a run leaves.
    private enum Part: Sendable {
        case decoded(StageSeconds)
        case written(IngestSummary, StageSeconds)
    }

    /// What the writer does: stores results in the order in which they were found.
    private func write(
        from window: IngestWindow, _ progress: @Sendable (IngestSummary) -> Void
    ) async throws -> Part {
        do {
            var recorder = IngestRecorder(writer: try DocumentWriter(store), options: options)
            while let results = await window.next() {
                for result in results { try recorder.record(result) }
                progress(recorder.summary)
            }
            try recorder.finish()
            return .written(recorder.summary, recorder.stages)
        } catch {
            await window.end()
            throw error
        }
    }

    /// What one worker does: reads a result when it is its turn, decodes it, and so on to the end.
    private func decode(from reader: SourceReader, into window: IngestWindow) async -> StageSeconds {
        let decoder = ResultDecoder(options: options, existingParses: store.existingParses(payloadSHA256:))
        while await window.beginReading() {
            let item = Task.isCancelled ? nil : await reader.next()
            // A read may take long: what it brought after the run was stopped is left for the next run.
            guard let item, !Task.isCancelled else {
                await window.end()
                break
            }
            let order = await window.admit(byteCount: item.byteCount)
            await window.complete(order, decoder.decode(item))
        }
        return decoder.stages
    }
}

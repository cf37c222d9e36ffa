extension Exporter {
    /// Writes all records as one file, a piece at a time, without a manifest.
    ///
    /// Several jobs write the same bytes as one. What `write` throws ends the export and is thrown on.
    ///
    /// - Parameters: As for a folder; `write` is given pieces of any size.
    /// - Throws: `ExportError`, and what the source, `write` and `progress` throw.
    /// - Returns: What was written.
    @discardableResult
    package func run(
        toStream write: @escaping ([UInt8]) throws -> Void, over source: any ExportSource,
        progress: @escaping (ExportSummary) throws -> Void = { _ in },
        failed: @escaping (ExportFailure) -> Void = { _ in }
    ) throws -> ExportSummary {
        let problem = options.problem ?? options.streamProblem
        guard problem == nil, let format = options.format.records else {
            throw ExportError(
                .badOptions, problem ?? ExportOptions.streamFormatProblem,
                hint: "run `folio export --help` to see the options")
        }
        let stream = OutputStream(write)
        let records = RecordsWriter(stream, format, options)
        do {
            if isParallel { return try exportInParallel(source, format, records, failed, progress) }
            let writer = RecordAssembler(options, source, to: records)
            try walk(source, options.selection, writer, failed, progress)
            return writer.summary
        } catch {
            throw stream.failure ?? error
        }
    }
}

extension ExportOptions {
    /// The names of the formats that can be written into a stream.
    package static let streamFormats = Format.names { $0.records?.isOneFile == true }

    fileprivate static let streamFormatProblem =
        "--output - works only with --format \(streamFormats), which make one file"

    /// What cannot be written into a stream, in a sentence; nil if this export can.
    package var streamProblem: String? {
        guard format.records?.isOneFile == true else { return Self.streamFormatProblem }
        if split != nil { return "--split needs a folder; --output - is one file" }
        if duplicates.isOn { return "--dedup needs a folder for what it compares; --output - has none" }
        if resumes { return "--resume needs a folder with an earlier export; --output - has none" }
        return nil
    }
}

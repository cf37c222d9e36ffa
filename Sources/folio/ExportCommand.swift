internal import ArgumentParser
internal import Comparison
internal import Exports
internal import Search
internal import Storage

/// `folio export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export pages as training data, for a search engine, or as files.",
        discussion: """
            jsonl: one record per page (or document), in shards; for datatrove, HF datasets, Spark and DuckDB.
            parquet: the same records as rows of columns; for HF datasets, Spark, DuckDB, polars and pandas.
            webdataset: tars of samples with the texts and images of a page in order; for WebDataset and HF datasets.
            dolma: the same records in documents/, and their attributes in attributes/.
            opensearch: _bulk requests and the index mapping, with the boxes of all blocks.
            markdown: one file per document (or page), with its images and working links.
            docling, mineru, hocr, alto: one file per document in the format of another product.
            labelstudio: one file of tasks per document, with the blocks as pre-annotations.
            A file appears only when it is complete; manifest.json lists all files with their hashes.
            The guide is docs/training-data.md.

            \(examples)
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Form") var form: ExportFormOptions
    @OptionGroup(title: "Output") var files: ExportFileOptions
    @OptionGroup(title: "Text") var text: ExportTextOptions
    @OptionGroup(title: "Scores") var quality: ExportScoreOptions
    @OptionGroup(title: "Copies") var copies: ExportDuplicateOptions
    @OptionGroup(title: "Selection") var selection: ExportSelectionOptions

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func validate() throws {
        try store.validate(providers: selection.provider)
        let options = try options()
        if let problem = options.problem ?? (files.isStream ? options.streamProblem : nil) {
            throw ValidationError(problem)
        }
    }

    func run() throws {
        var options = try options()
        options.selection.shard = try files.shardNumber()
        let stores = try store.openSet(mapsFile: false)
        let progress = ProgressLine()
        let summary = try stores.read { reader in
            let allParses = !selection.provider.isEmpty || options.prefersAgreement
            let selected = try SelectedPages(
                selection.select, allParses: allParses, SearchEngine(stores: stores), reader)
            if let providers = selected.providers, !allParses { options.selection.providers = providers }
            return try export(try source(reader, selected.pages, options), options, progress)
        }
        progress.clear()
        try print(summary, options)
        if summary.failedPages > 0 { throw ExitStatus.incomplete }
        // A part of the documents can be empty, and so can what has changed.
        let canBeEmpty = options.selection.shard != nil || options.selection.updatedSince != nil
        if summary.documents == 0, !canBeEmpty { throw ExitStatus.incomplete }
    }

    /// The documents of one store, or of a set of them.
    private func source(
        _ set: StoreSetReader, _ pages: [Set<Int64>]?, _ options: ExportOptions
    ) throws -> any ExportSource {
        func choices(_ reader: DocumentReader) throws -> PageChoices? {
            options.prefersAgreement ? try self.choices(reader, options.selection) : nil
        }
        guard set.isSet else {
            return StoreExportSource(set.readers[0], pages: pages?[0], choices: try choices(set.readers[0]))
        }
        let source = try SetExportSource(set, pages: pages, selection: options.selection, choices: choices)
        let count = source.repeatedDocuments
        if count > 0 {
            StandardError.write(
                "note: \(Counted(count, "document")) \(count == 1 ? "is" : "are") in several stores, and exported from the last "
                    + "that passes the selection; `folio merge` joins the parses of a document")
        }
        return source
    }

    private func export(
        _ source: any ExportSource, _ options: ExportOptions, _ line: ProgressLine
    ) throws -> ExportSummary {
        let exporter = Exporter(options, jobs: files.jobCount)
        let progress = { (summary: ExportSummary) in
            line.show(pages: summary.pages) { rate in
                "\(Counted(summary.documents, "document")), \(Counted(summary.pages, "page")), \(rate) pages/s"
            }
        }
        let failed = { (failure: ExportFailure) in
            let page = failure.pageNumber.map { ", page \($0)" } ?? ""
            StandardError.write("folio: \(failure.document)\(page): \(failure.reason)")
        }
        guard files.isStream else {
            return try exporter.run(to: files.output, over: source, progress: progress, failed: failed)
        }
        return try exporter.run(
            toStream: { try StandardOutput.put(bytes: $0) }, over: source, progress: progress, failed: failed)
    }

    /// Prints what was written; on standard error if the records are on standard output.
    private func print(_ summary: ExportSummary, _ options: ExportOptions) throws {
        let text = ExportText(summary, options, output: files.isStream ? "standard output" : files.output)
            .line
        switch (files.isStream, json) {
        case (false, false): try StandardOutput.putLine(text)
        case (false, true): try JSONOutput.write(summary)
        case (true, false): StandardError.write(text)
        case (true, true): StandardError.write(try JSONOutput.line(summary))
        }
    }

    /// Compares all versions of each page of the selected documents.
    private func choices(_ reader: DocumentReader, _ selection: ExportSelection) throws -> PageChoices {
        var choices = AgreementChoices()
        // One document at a time. All are compared, whatever part is exported, so that all parts choose alike.
        var damage: [String: [Int: [String: String]]] = [:]
        for key in try reader.documentKeys() {
            do {
                guard let document = try reader.document(key: key) else { continue }
                let comparison = try DocumentComparison(
                    document, providers: selection.providers.map(Set.init), reader)
                choices.add(comparison)
                for version in comparison.damaged {
                    damage[key, default: [:]][version.index, default: [:]][version.provider] = version.reason
                }
            } catch  where StoreError.damage(in: error) != nil {
                // The export reports it when it comes to this document.
            }
        }
        return PageChoices(
            choices.choices().mapValues {
                $0.mapValues { PageChoices.Choice(provider: $0.provider, agreement: $0.agreement) }
            }, damage: damage)
    }

    private func options() throws -> ExportOptions {
        var options = ExportOptions(
            format: form.format, record: form.record ?? .folio, unit: form.unit,
            selection: try selection.selection(),
            markdown: try text.markdown(form.format), compression: files.compression,
            shardSize: files.shardSize?.bytes, overwrite: files.overwrite)
        options.blockSpans = text.spans.hasBlocks
        options.pageAnchors = text.pageAnchors
        options.joinsPages = text.joinPages
        options.split = try files.splitPlan()
        options.prefersAgreement = selection.prefer == .agreement
        options.scores = quality.scores
        options.keep = try quality.expression()
        options.duplicates = copies.options
        options.resumes = files.resume
        options.indexName = form.index
        options.nestsBlocks = form.nestedBlocks
        if let analyzer = form.analyzer { options.analyzer = analyzer }
        if let address = form.pageImage { options.pageImage = address }
        if let size = form.chunkSize { options.chunkSize = size }
        return options
    }
}

internal import ArgumentParser
internal import Comparison
internal import Exports
internal import Search
internal import Storage

/// `folio export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write pages as training data, for a search engine, or as files.",
        discussion: """
            jsonl: a record a page (or a document) in shards, ready for datatrove, HF datasets, Spark and DuckDB.
            dolma: the same records below documents/, with attributes/ beside them.
            opensearch: requests of _bulk and the index's mapping, with the boxes of all blocks.
            markdown: a file a document (or a page) with its images and working links.
            docling: a DoclingDocument a document.
            Files appear under their names only when they are complete; manifest.json lists them with their hashes.
            docs/training-data.md is the guide.

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
        if let problem = try options().problem { throw ValidationError(problem + ".") }
    }

    func run() throws {
        var options = try options()
        options.selection.shard = try files.shardNumber()
        let store = try store.open(.read, mapsFile: false)
        let progress = ProgressLine()
        let summary = try store.read { reader in
            let pages = try selection.select.map { query in
                try SearchEngine(store: store).pages(
                    SearchRequest(
                        query: query, allParses: !selection.provider.isEmpty || options.prefersAgreement),
                    in: reader)
            }
            let choices = options.prefersAgreement ? try choices(reader, options.selection) : nil
            let source = StoreExportSource(reader, pages: pages, choices: choices)
            return try Exporter(options).run(
                to: files.output, over: source
            ) { summary in
                progress.show(pages: summary.pages) { rate in
                    "\(summary.documents) documents, \(summary.pages) pages, \(rate) pages/s"
                }
            } failed: { failure in
                let page = failure.pageNumber.map { "page \($0)" } ?? "a page"
                StandardError.write("folio: \(failure.document), \(page): \(failure.reason).")
            }
        }
        progress.clear()
        if json {
            try JSONOutput.write(summary)
        } else {
            try StandardOutput.putLine(
                Self.text(summary, output: files.output, duplicates: options.duplicates.fate))
        }
        if summary.failedPages > 0 { throw ExitStatus.incomplete }
        if summary.documents == 0, options.selection.shard == nil { throw ExitStatus.incomplete }
    }

    /// What was written and what was not, in one line.
    private static func text(
        _ summary: ExportSummary, output: String, duplicates: DuplicateOptions.Fate
    ) -> String {
        var parts = [
            "\(Counted(summary.records, "record")) of \(Counted(summary.documents, "document")) written to "
                + "\(Counted(summary.files, "file")) in \(output)"
        ]
        func add(_ count: Int, _ text: String) { if count > 0 { parts.append(text) } }
        let verb = summary.emptyPages == 1 ? "is" : "are"
        add(summary.emptyPages, "\(summary.emptyPages) of \(Counted(summary.pages, "page")) \(verb) empty")
        add(summary.failedPages, "\(Counted(summary.failedPages, "page")) failed")
        add(summary.excludedRecords, "\(Counted(summary.excludedRecords, "record")) left out by length")
        add(summary.unwantedRecords, "\(Counted(summary.unwantedRecords, "record")) left out by --keep")
        let fate = duplicates == .drop ? "left out" : "marked"
        add(summary.duplicateRecords, "\(Counted(summary.duplicateRecords, "copy", "copies")) \(fate)")
        let images = summary.missingAssets == 1 ? "1 image is" : "\(summary.missingAssets) images are"
        add(summary.missingAssets, "\(images) missing")
        return parts.joined(separator: "; ")
    }

    /// Compares all versions of each page of the selected documents.
    private func choices(_ reader: DocumentReader, _ selection: ExportSelection) throws -> PageChoices {
        var choices = AgreementChoices()
        // One document at a time. All are compared, whatever part is exported, so that all parts choose alike.
        for key in try reader.documentKeys() {
            guard let document = try reader.document(key: key) else { continue }
            choices.add(
                try DocumentComparison(document, providers: selection.providers.map(Set.init), reader))
        }
        return PageChoices(
            choices.choices().mapValues {
                $0.mapValues { PageChoices.Choice(provider: $0.provider, agreement: $0.agreement) }
            })
    }

    private func options() throws -> ExportOptions {
        var options = ExportOptions(
            format: form.format, unit: form.unit, selection: try selection.selection(),
            markdown: text.markdown(form.format), compression: files.compression,
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
        return options
    }
}

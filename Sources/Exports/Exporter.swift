internal import Rendering

/// Writes a selection of documents into a folder.
package struct Exporter: Sendable {
    package let options: ExportOptions
    /// How many cores make records; what is written does not depend on it.
    let jobs: Int
    /// How much a job takes at a time.
    var batchSizes = ParallelExport.BatchSizes()

    package init(_ options: ExportOptions, jobs: Int = 1) {
        self.options = options
        self.jobs = jobs
    }

    /// Writes the files and, when all are whole, the manifest.
    ///
    /// Memory holds one document, or one page if the unit is the page, and with several jobs some MiB for each. The same content and options make the
    /// same bytes. If it throws, every file under its final name is complete, and there is no manifest; the same
    /// call starts over, or continues with `options.resumes`.
    ///
    /// - Parameters:
    ///   - directory: The folder, which is created if missing.
    ///   - source: The documents.
    ///   - progress: Receives the totals so far at the start of every document.
    ///   - failed: Receives each page that could not be read, or not as it is; the rest is written.
    /// - Throws: `ExportError`, and what the source and `progress` throw.
    /// - Returns: What was written, or found written already.
    @discardableResult
    package func run(
        to directory: String, over source: any ExportSource,
        progress: @escaping (ExportSummary) throws -> Void = { _ in },
        failed: @escaping (ExportFailure) -> Void = { _ in }
    ) throws -> ExportSummary {
        if let problem = options.problem {
            throw ExportError(.badOptions, problem, hint: "run `folio export --help` to see the options")
        }
        let folder = try OutputFolder(directory, overwrite: options.overwrite, shard: options.selection.shard)
        let head = ManifestHead(options, try source.origin())
        let finished = options.resumes ? try folder.finished(head) : (shards: [], summary: nil)
        if let summary = finished.summary {
            try PartManifests.merge(in: folder, head)
            return summary
        }
        let plan = try findCopies(folder, source, progress)
        // Only files of records are finished in an order that shows what is left to do.
        let kept = options.format.isInShards ? finished.shards : []
        let manifest = try ManifestWriter(folder, head, kept: kept)
        folder.keep(kept)
        if isParallel, let format = options.format.records {
            let summary = try exportInParallel(
                source, format,
                try RecordsWriter(
                    folder, manifest, format, options, plan: nil, kept: kept, inBackground: true), failed,
                progress)
            folder.removeStaleFiles { _ in false }
            try manifest.finish(summary)
            try PartManifests.merge(in: folder, head)
            return summary
        }
        let writer = try makeWriter(folder, manifest, source, plan, kept)
        try walk(source, options.selection, writer, failed, progress)
        folder.removeStaleFiles { writer.holdsAsset($0) }
        try manifest.finish(writer.summary)
        try PartManifests.merge(in: folder, head)
        return writer.summary
    }

    /// Reads all documents, those of other parts too, and finds which records are copies; nil if that is not asked for.
    private func findCopies(
        _ folder: OutputFolder, _ source: any ExportSource,
        _ progress: @escaping (ExportSummary) throws -> Void
    ) throws -> DuplicatePlan? {
        guard options.duplicates.isOn else { return nil }
        var selection = options.selection
        selection.shard = nil
        let finder = try DuplicateFinder(options, shard: options.selection.shard, in: folder.path)
        let assembler = RecordAssembler(options, source, to: finder)
        try walk(source, selection, assembler, { _ in }, progress)
        return try finder.plan()
    }

    /// Hands the cleaned pages to the writer, and ends it.
    func walk(
        _ source: any ExportSource, _ selection: ExportSelection, _ writer: any FormatWriter,
        _ failed: @escaping (ExportFailure) -> Void, _ progress: @escaping (ExportSummary) throws -> Void
    ) throws {
        var markdown = options.markdown
        // Other products' forms have a place for furniture, and hold what the parser sent.
        if options.format.isDocumentFile {
            (markdown.furniture, markdown.normalizes, markdown.code) = (.keep, false, .labels)
        }
        var cleaner = PageCleaner(markdown)
        let needs = ExportNeeds(
            assets: markdown.images != .drop || options.format.isDocumentFile
                || options.record.hasImages,
            edges: cleaner.needsEdges,
            markdown: markdown.text == .provider)
        var key = ""
        let fail = { (failure: ExportFailure) in
            writer.countFailedPage()
            failed(failure)
        }
        let visitor = ExportVisitor(
            document: {
                key = $0.key
                try writer.begin($0)
                writer.takeFailures().forEach(fail)
                cleaner.begin(pageCount: $0.pageCount)
                try progress(writer.summary)
            },
            assets: {
                try writer.use($0)
                writer.takeFailures().forEach(fail)
                cleaner.forgetEdges()
            },
            edges: { cleaner.add($0) },
            page: { page in
                do {
                    try writer.add(cleaner.clean(page))
                } catch let error as ExportError where error.code == .assetUnreadable {
                    fail(ExportFailure(document: key, pageNumber: page.number, reason: error.message))
                }
            }, failed: fail)
        try source.forEachPage(of: selection, needs: needs, visitor)
        try writer.finish()
        writer.takeFailures().forEach(fail)
    }

    /// Whether several jobs make the records: only if no record depends on earlier ones, and no image is read for it.
    var isParallel: Bool {
        jobs > 1 && options.format.isInShards && !options.duplicates.isOn && options.markdown.images != .embed
            && !options.record.hasImages
    }

    func exportInParallel(
        _ source: any ExportSource, _ format: RecordFormat, _ records: RecordsWriter,
        _ failed: @escaping (ExportFailure) -> Void,
        _ progress: @escaping (ExportSummary) throws -> Void
    ) throws -> ExportSummary {
        let export = ParallelExport(
            format, options, jobs: jobs, sizes: batchSizes, to: records, failed: failed, progress: progress)
        // A failure is reported while reading, and can only be thrown at what is read next.
        var problem: (any Error)?
        let visitor = ExportVisitor(
            document: {
                if let problem { throw problem }
                try export.add(.document($0))
            },
            assets: { try export.add(.assets($0)) }, edges: { try export.add(.edges($0)) },
            page: {
                if let problem { throw problem }
                try export.add(.page($0))
            },
            failed: { failure in
                do { try export.add(.failure(failure)) } catch { problem = problem ?? error }
            })
        let needs = ExportNeeds(
            assets: options.markdown.images != .drop, edges: PageCleaner(options.markdown).needsEdges,
            markdown: options.markdown.text == .provider)
        try source.forEachPage(of: options.selection, needs: needs, visitor)
        if let problem { throw problem }
        try export.finish()
        return export.summary
    }

    private func makeWriter(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ source: any ExportSource,
        _ plan: DuplicatePlan?, _ kept: [ManifestShard]
    ) throws(ExportError) -> any FormatWriter {
        switch options.format.files {
        case .markdown: MarkdownWriter(folder, manifest, options, source)
        case .documents(let format): try makeWriter(of: format, folder, manifest)
        case .records(let format):
            RecordAssembler(
                options, source,
                to: try RecordsWriter(
                    folder, manifest, format, options, plan: plan, kept: kept, inBackground: jobs > 1))
        }
    }

    private func makeWriter(
        of format: DocumentFormat, _ folder: OutputFolder, _ manifest: ManifestWriter
    ) throws(ExportError) -> any FormatWriter {
        switch format {
        case .docling: return DocumentFileWriter<DoclingBuilder>(folder, manifest, options)
        case .mineru: return DocumentFileWriter<ContentListFile>(folder, manifest, options)
        case .hocr: return DocumentFileWriter<HOCRFile>(folder, manifest, options)
        case .alto: return DocumentFileWriter<ALTOFile>(folder, manifest, options)
        case .labelstudio:
            try LabelStudioInterface.write(to: folder)
            return DocumentFileWriter<LabelStudioFile>(folder, manifest, options)
        }
    }
}

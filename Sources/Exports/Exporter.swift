/// Writes a selection of documents into a folder.
package struct Exporter: Sendable {
    package let options: ExportOptions

    package init(_ options: ExportOptions) {
        self.options = options
    }

    /// Writes the files and, when all are whole, `manifest.json`.
    ///
    /// In memory is one document, or one page where the unit is the page. The same content and options make the
    /// same bytes. Where it throws, every file under its final name is whole, and there is no manifest; the same
    /// call starts over.
    ///
    /// - Parameters:
    ///   - directory: The folder, which is made where it is not there.
    ///   - source: Where the documents come from.
    ///   - progress: Told the sums so far at the start of every document.
    /// - Throws: `ExportError`, and what the source and `progress` throw.
    /// - Returns: What was written.
    @discardableResult
    package func run(
        to directory: String, over source: any ExportSource,
        progress: (ExportSummary) throws -> Void = { _ in }
    ) throws -> ExportSummary {
        let folder = try OutputFolder(directory, overwrite: options.overwrite)
        let manifest = try ManifestWriter(folder, options)
        let writer = makeWriter(folder, manifest, source)
        try source.forEachPage(of: options.selection, withAssets: options.markdown.images == .link) {
            try writer.begin($0)
            try progress(writer.summary)
        } assets: {
            try writer.use($0)
        } page: {
            try writer.add($0)
        }
        try writer.finish()
        folder.removeStaleFiles { writer.holdsAsset($0) }
        try manifest.finish(writer.summary)
        return writer.summary
    }

    private func makeWriter(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ source: any ExportSource
    ) -> any FormatWriter {
        switch options.format {
        case .markdown: MarkdownWriter(folder, manifest, options, source)
        case .jsonl: JSONLinesWriter(folder, manifest, options)
        }
    }
}

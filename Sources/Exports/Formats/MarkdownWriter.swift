/// `--format markdown`: a file a document (`KEY.md`) or page (`KEY/0001.md`), and the images they show in `assets/`.
final class MarkdownWriter: FormatWriter {
    private(set) var summary = ExportSummary()
    private let unit: ExportOptions.Unit
    private let renderer: MarkdownRenderer
    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let assetFiles: AssetFiles
    private var paths = FilePath()
    /// The open document's path without extension.
    private var path = ""
    private var text = DocumentText()
    private var links = AssetLinks()
    private var assets: [ExportAsset] = []

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions,
        _ source: any ExportSource
    ) {
        unit = options.unit
        renderer = MarkdownRenderer(options.markdown)
        self.folder = folder
        self.manifest = manifest
        assetFiles = AssetFiles(folder, source)
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        path = paths.path(for: document.identifier)
    }

    func use(_ assets: [ExportAsset]) throws {
        try writeAssets()
        self.assets = assets
        let folders = path.utf8.count { $0 == UInt8(ascii: "/") }
        links = AssetFiles.links(to: assets, depth: unit == .page ? folders + 1 : folders)
    }

    func add(_ page: ExportPage) throws {
        summary.pages += 1
        let hasText = text.add(pageNumber: page.number) { output in
            renderer.append(page.blocks, markdown: page.markdown, links: links, to: &output)
        }
        if !hasText { summary.emptyPages += 1 }
        guard unit == .page else { return }
        if hasText { try write("\(path)/\(Self.padded(page.number)).md") }
        text.clear()
    }

    func finish() throws {
        try endDocument()
        // Waiting for each of many small files would take longer than all the rest.
        SystemFile.synchronizeAll()
    }

    func holdsAsset(_ name: String) -> Bool { assetFiles.holds(name) }

    private func endDocument() throws {
        if !text.isEmpty { try write("\(path).md") }
        text.clear()
        try writeAssets()
    }

    /// Writes those of the assets that pages have shown since they came.
    private func writeAssets() throws {
        try assetFiles.write(assets, used: links.used, &summary)
        assets = []
    }

    /// Writes the text as a file with a newline at its end.
    private func write(_ path: String) throws(ExportError) {
        let file = try folder.file(path)
        try file.append(text.bytes)
        try file.append(CollectionOfOne(0x0A))
        let sha256 = try file.commit(isDurable: false)
        try manifest.add(
            ManifestWriter.Shard(
                file: path, records: 1, pages: text.spans.count, chars: text.chars, bytes: file.count,
                sha256: sha256))
        summary.files += 1
        summary.records += 1
        summary.chars += text.chars
        summary.bytes += file.count
    }

    /// The number with zeros before it, so that files sort as pages do.
    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

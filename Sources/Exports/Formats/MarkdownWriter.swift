internal import Rendering

/// `--format markdown`: a file a document (`KEY.md`) or page (`KEY/0001.md`), and the images they show in `assets/`.
final class MarkdownWriter: FormatWriter {
    private(set) var summary = ExportSummary()
    private let unit: ExportOptions.Unit
    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let assetFiles: AssetFiles
    private let split: SplitPlan?
    /// Images that are in the text itself; nil if they are files.
    private let embedded: ImageDestinations?
    private var paths = FilePath(suffix: ".md")
    private var identifier = ""
    private var key = ""
    private var failures: [ExportFailure] = []
    /// The open document's path without extension.
    private var path = ""
    private var text: RecordText
    private var links = AssetLinks()
    private var assets: [ExportAsset] = []

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions,
        _ source: any ExportSource
    ) {
        unit = options.unit
        text = RecordText(options)
        split = options.split
        embedded = options.markdown.images == .embed ? ImageDestinations(.embed, source: source) : nil
        self.folder = folder
        self.manifest = manifest
        assetFiles = AssetFiles(folder, source)
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        let set = split.map { $0.parts[$0.part(of: document.key)].name + "/" } ?? ""
        identifier = document.identifier
        key = document.key
        path = set + paths.path(for: identifier)
    }

    func use(_ assets: [ExportAsset]) throws {
        try writeAssets()
        if let embedded { return embedded.use(assets) }
        self.assets = assets
        let folders = path.utf8.count { $0 == UInt8(ascii: "/") }
        links = AssetFiles.links(to: assets, depth: unit == .page ? folders + 1 : folders)
    }

    func add(_ clean: CleanPage) throws {
        summary.pages += 1
        let hasText = text.add(clean, links: embedded?.links ?? links)
        if !hasText { summary.emptyPages += 1 }
        if text.isRenderedInstead { summary.renderedPages += 1 }
        if unit == .page {
            let number = clean.page.number
            if hasText {
                try write("\(path)/\(Self.padded(number)).md", identifier: "\(identifier)#p\(number)")
            }
            text.clear()
        }
        // After the page is written: an image that cannot be embedded takes no text with it.
        try embedded?.check()
    }

    func finish() throws {
        try endDocument()
        // Waiting for each of many small files would take longer than all the rest.
        SystemFile.synchronizeAll()
    }

    func countFailedPage() { summary.failedPages += 1 }

    func takeFailures() -> [ExportFailure] {
        defer { failures = [] }
        return failures
    }

    func holdsAsset(_ name: String) -> Bool { assetFiles.holds(name) }

    private func endDocument() throws {
        if !text.isEmpty { try write("\(path).md", identifier: identifier) }
        text.clear()
        try writeAssets()
    }

    /// Writes those of the assets that pages have shown since they came.
    private func writeAssets() throws {
        embedded?.count(in: &summary)
        try assetFiles.write(assets, used: links.used, &summary)
        failures += assetFiles.takeFailures().map {
            ExportFailure(document: key, pageNumber: nil, reason: $0)
        }
        assets = []
    }

    /// Writes the text as a file with a newline at its end.
    private func write(_ path: String, identifier: String) throws(ExportError) {
        let file = try folder.file(path)
        try file.append(text.bytes)
        try file.append(CollectionOfOne(0x0A))
        let sha256 = try file.commit(isDurable: false)
        try manifest.add(
            ManifestShard(
                file: path, records: 1, pages: text.pageSpans.count, chars: text.chars, bytes: file.count,
                sha256: sha256, firstID: identifier, lastID: identifier, attributes: []))
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

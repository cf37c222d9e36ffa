/// `--format docling`: a DoclingDocument a document, `KEY.json`, as docling-core loads it.
///
/// Furniture is kept in docling's own layer for it; figures have their places, captions and text, and no files.
final class DoclingWriter: FormatWriter {
    private(set) var summary = ExportSummary()
    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let split: SplitPlan?
    private var paths = FilePath()
    private var document: ExportDocument?
    private var builder = DoclingBuilder()

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions,
        _ source: any ExportSource
    ) {
        self.folder = folder
        self.manifest = manifest
        split = options.split
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        self.document = document
    }

    func use(_ assets: [ExportAsset]) {}

    func add(_ clean: CleanPage) {
        summary.pages += 1
        if !builder.add(clean.page) { summary.emptyPages += 1 }
    }

    func finish() throws {
        try endDocument()
        SystemFile.synchronizeAll()
    }

    func countFailedPage() { summary.failedPages += 1 }

    func holdsAsset(_ name: String) -> Bool { false }

    private func endDocument() throws {
        defer { builder = DoclingBuilder() }
        guard let document, !builder.isEmpty else { return }
        let set = split.map { $0.parts[$0.part(of: document.key)].name + "/" } ?? ""
        let path = set + paths.path(for: document.identifier) + ".json"
        let file = try folder.file(path)
        try file.append(builder.json(document))
        let sha256 = try file.commit(isDurable: false)
        try manifest.add(
            ManifestShard(
                file: path, records: 1, pages: builder.pageCount, chars: builder.chars, bytes: file.count,
                sha256: sha256, firstID: document.identifier, lastID: document.identifier, attributes: []))
        summary.files += 1
        summary.records += 1
        summary.chars += builder.chars
        summary.bytes += file.count
    }
}

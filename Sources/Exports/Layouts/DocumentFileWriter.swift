internal import Rendering

/// Gathers the pages of one document, and writes them as one file in another product's form.
protocol DocumentFile {
    /// What the file's name ends in: `.json`.
    static var suffix: String { get }

    /// Makes a file without pages.
    init(_ options: ExportOptions)

    /// Whether no page has anything that the form can hold.
    var isEmpty: Bool { get }
    var pageCount: Int { get }
    /// The code points of text.
    var chars: Int { get }

    /// Adds a page; false if it has nothing.
    mutating func add(_ page: ExportPage) -> Bool

    /// The file's content, with a newline at its end.
    func bytes(of document: ExportDocument) -> [UInt8]
}

/// Writes a file a document, `KEY.json`, in the form of another product.
///
/// Furniture is kept, since these forms have a place for it; figures have their places, captions and text, and no files.
final class DocumentFileWriter<File: DocumentFile>: FormatWriter {
    private(set) var summary = ExportSummary()
    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let split: SplitPlan?
    private var paths = FilePath(suffix: File.suffix)
    private var document: ExportDocument?
    private let options: ExportOptions
    private var builder: File

    init(_ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions) {
        self.folder = folder
        self.manifest = manifest
        split = options.split
        self.options = options
        builder = File(options)
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
        defer { builder = File(options) }
        guard let document, !builder.isEmpty else { return }
        let set = split.map { $0.parts[$0.part(of: document.key)].name + "/" } ?? ""
        let path = set + paths.path(for: document.identifier) + File.suffix
        let file = try folder.file(path)
        try file.append(builder.bytes(of: document))
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

internal import ArgumentParser
internal import Exports
internal import Foundation
internal import Ingestion
internal import Storage

/// `folio convert`.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert parse results to another format, without a store.",
        discussion: """
            Reads the results of any provider, as `folio ingest` does, and writes them as `folio export` does. Features that the \
            target format lacks are left out: hocr and alto have no table structure, formulas or images; mineru has no fonts or \
            confidence values. Boxes in hocr and alto are in pixels: at 300 dpi if the page size is known in points.

            Examples:
              folio convert mineru-output/ --to docling -o out
              folio convert scan.hocr --to mineru -o out
              folio convert result.zip --to markdown -o out
            """)

    @Argument(
        help: ArgumentHelp("Files, directories, archives, or '-' for standard input.", valueName: "path"))
    var paths: [String]

    @Option(
        name: .customLong("to"),
        help: "Target format: \(Choice.names(of: ExportOptions.Format.self)).",
        transform: Choice.reader())
    var format: ExportOptions.Format

    @Option(name: .shortAndLong, help: "Directory to write to.")
    var output: String

    @Option(name: .shortAndLong, help: "Use only this adapter (see `folio providers`).")
    var provider: String?

    @Option(help: "Document key; it becomes the name of the file.")
    var key: String?

    @Flag(help: "Write to a directory that contains other files.")
    var overwrite = false

    @Flag(help: "Print the summary as JSON.")
    var json = false

    @OptionGroup var pageSizes: PageSizeOptions

    @OptionGroup var limits: LimitOptions

    func validate() throws {
        try ProviderName.validate(provider.map { [$0] } ?? [])
        if let key, key.isEmpty { throw ValidationError("--key must not be empty") }
    }

    func run() async throws {
        var options = IngestOptions()
        options.provider = provider
        options.key = key.map(DocumentKey.stored)
        options.jobs = ProcessInfo.processInfo.activeProcessorCount
        options.pageSizes = try pageSizes.given()
        try limits.apply(to: &options.sourceLimits, &options.decodingLimits)
        // A file, since results of any size pass through it.
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try DocumentStore(
            path: folder.appending(path: "convert.db").path, mode: .create, clock: { Date() })
        let read = try await IngestPipeline(store: store, options: options).run(paths: paths)
        for failure in read.failures {
            StandardError.write(
                FailureLine.text(
                    source: failure.source, code: failure.code, message: failure.message,
                    location: failure.location))
        }
        guard read.documents > 0 else { throw ExitStatus.failed }
        let hidden = read.parses - read.documents
        if hidden > 0 {
            StandardError.write(
                "failed: \(Counted(hidden, "result")) not written: another result has the same key; "
                    + "convert them one by one, or give --key")
        }
        let exportOptions = ExportOptions(format: format, overwrite: overwrite)
        let written = try store.read { reader in
            try Exporter(exportOptions).run(
                to: output, over: StoreExportSource(reader),
                failed: { failure in
                    let page = failure.pageNumber.map { ", page \($0)" } ?? ""
                    StandardError.write("folio: \(failure.document)\(page): \(failure.reason)")
                })
        }
        if json {
            try JSONOutput.write(written)
        } else {
            try StandardOutput.putLine(ExportText(written, exportOptions, output: output).line)
        }
        if read.failed > 0 || hidden > 0 || written.failedPages > 0 { throw ExitStatus.incomplete }
    }
}

internal import ArgumentParser
internal import Foundation
internal import Ingestion
internal import Providers
internal import Storage
internal import TextEncodings

/// `folio ingest`.
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Add parse results to the store.",
        discussion: """
            Reads files, directories (recursively), archives (zip, tar, tar.gz, tar.xz, tar.zst) and standard input ('-'). \
            Recognizes the provider by content, groups the files of one result into one parse, skips results that are already \
            stored, and continues after a bad input.

            Examples:
              folio ingest results/ more-results.tar.xz
              curl -s URL | folio ingest - --key 2024/report
              folio ingest part2.json --key report --page-offset 16
              folio ingest marker-output/ --provider markdown --as marker
              folio ingest opendataloader-output/ --pdf papers/
            """)

    @Argument(
        help: ArgumentHelp("Files, directories, archives, or '-' for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var store: StoreOptions

    @Option(
        name: .shortAndLong,
        help:
            "Use only this adapter (see `folio providers`). Named files that it does not recognize fail; others in folders and archives are ignored."
    )
    var provider: String?

    @Option(
        name: .customLong("as"),
        help:
            "Record this parser name instead of the adapter's, for example the parser that wrote a markdown file."
    )
    var providerName: String?

    @Option(help: "Use this document key instead of one derived from the path.")
    var key: String?

    @Option(
        parsing: .unconditional,
        help: "Position of the first page of each input in the source document, counted from 0.")
    var pageOffset: Int?

    @Option(
        parsing: .unconditional, help: "Number of results to decode at a time. Default: the number of cores."
    )
    var jobs: Int?

    @OptionGroup var pageSizes: PageSizeOptions

    @OptionGroup var limits: LimitOptions

    @Option(
        help:
            "Encoding of file names in archives that are not UTF-8, such as gb18030, big5, shift_jis, euc-kr, euc-jp or cp437. Default: guessed.",
        transform: Choice.reader())
    var nameEncoding: TextEncoding?

    @Flag(name: .shortAndLong, help: "List every failure and every ignored file.")
    var verbose = false

    @Flag(help: "Store results again that are already stored.")
    var force = false

    @Flag(help: "Print the processor time of each stage.")
    var timings = false

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func validate() throws {
        try ProviderName.validate(provider.map { [$0] } ?? [])
        if let providerName { try ProviderName.validateNew(providerName) }
        if let pageOffset, !DecodingContext.pageOffsets.contains(pageOffset) {
            throw ValidationError("--page-offset must be from 0 to 10000000")
        }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024") }
        if let key, key.isEmpty { throw ValidationError("--key must not be empty") }
    }

    func run() async throws {
        let options = try ingestOptions()
        let isNew = !store.exists
        let interruption = Interruption()
        let summary = try await interruption.run { try await ingest(options) }
        // Nothing was read, so there is no reason to leave an empty store.
        if isNew && summary.inputs == 0 { store.remove() }
        try report(summary)
        if json { try JSONOutput.write(summary) }
        if let signal = interruption.signal, summary.isInterrupted {
            StandardError.write(
                "stopped: \(Counted(summary.parses, "parse")) stored. Run the same command again to continue"
            )
            throw ExitStatus.ended(by: signal)
        }
        if summary.failed > 0 {
            throw summary.failed == summary.inputs ? ExitStatus.failed : ExitStatus.incomplete
        }
        if summary.inputs == 0 { throw ExitStatus.incomplete }
    }

    private func ingestOptions() throws -> IngestOptions {
        var options = IngestOptions()
        options.provider = provider
        options.providerName = providerName
        options.key = key.map(DocumentKey.stored)
        options.pageOffset = pageOffset
        options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        options.force = force
        options.pageSizes = try pageSizes.given()
        options.reportsTimings = timings
        try limits.apply(to: &options.sourceLimits, &options.decodingLimits)
        options.sourceLimits.nameEncoding = nameEncoding
        return options
    }

    /// Runs the pipeline; the store is closed when this returns.
    private func ingest(_ options: IngestOptions) async throws -> IngestSummary {
        let pipeline = IngestPipeline(store: try store.open(.create), options: options)
        let progress = ProgressLine()
        defer { progress.clear() }
        return try await pipeline.run(paths: paths) { progress.show($0) }
    }

    private func text(of timings: StageSeconds) -> String {
        let stages = [
            ("read", timings.read), ("hash", timings.hash), ("recognize", timings.recognize),
            ("decode", timings.decode), ("prepare", timings.prepare), ("compress", timings.compress),
            ("insert", timings.insert),
            ("index", timings.index), ("commit", timings.commit),
        ]
        return "processor seconds: "
            + stages.map { "\($0) \(String(format: "%.2f", $1))" }.joined(separator: ", ")
    }

    /// Lists failures by kind, with the advice once; each of them with --verbose.
    private func reportFailures(_ summary: IngestSummary) {
        if verbose {
            for failure in summary.failures {
                StandardError.write(
                    FailureLine.text(
                        source: failure.source, code: failure.code, message: failure.message,
                        location: failure.location))
            }
            if summary.omittedFailures > 0 {
                StandardError.write(
                    "failed: \(summary.omittedFailures) more; `folio stats --failures` lists all")
            }
            return
        }
        let shown = 20
        for kind in summary.failureKinds.prefix(shown) {
            let more = kind.count > 1 ? " and \(Counted(kind.count - 1, "other"))" : ""
            StandardError.write(
                FailureLine.text(
                    source: kind.source + more, code: kind.code, message: kind.message,
                    location: kind.count == 1 ? kind.location : nil))
        }
        if summary.failureKinds.count > shown {
            StandardError.write(
                "failed: \(Counted(summary.failureKinds.count - shown, "other kind")) of failure; --verbose lists all"
            )
        }
    }

    /// Reports failures, and the sums unless they go to standard output as JSON.
    private func report(_ summary: IngestSummary) throws {
        reportFailures(summary)
        if verbose {
            for source in summary.ignoredSources { StandardError.write("ignored: \(source)") }
        }
        if summary.inputs == 0 {
            StandardError.write(
                summary.ignored == 0
                    ? "note: the given paths contain no files"
                    : "note: none of the \(Counted(summary.ignored, "file")) found is a parse result; "
                        + "to read plain markdown, give --provider markdown")
        }
        if summary.takeoverCount > 0 {
            StandardError.write(
                "note: \(Counted(summary.takeoverCount, "result")) replaced another result of this run that has the same key and provider; "
                    + "to keep both, ingest the folder above them, or give --key:")
            for source in summary.takeovers { StandardError.write("  \(source)") }
        }
        PageSizeOptions.report(summary.pageSizeNotes)
        guard !json else { return }
        try StandardOutput.putLine(
            """
            \(Counted(summary.parses, "parse")) of \(Counted(summary.documents, "document")) stored: \
            \(Counted(summary.pages, "page")), \(Counted(summary.blocks, "block")), \(Counted(summary.assets, "asset"))
            \(Counted(summary.inputs, "input")), \(summary.skipped) already stored, \(summary.failed) failed, \
            \(summary.ignored) ignored, \(Counted(summary.warnings, "warning")), \(String(format: "%.2f", summary.seconds)) s
            """)
        if let timings = summary.timings { try StandardOutput.putLine(text(of: timings)) }
    }
}

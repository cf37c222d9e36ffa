internal import ArgumentParser
internal import Rows
internal import Storage

/// `folio stats`.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show counts and sizes of the store.",
        discussion: """
            Examples:
              folio stats
              folio stats --digest
              folio stats --failures
            """)

    @OptionGroup var store: StoreOptions

    @Flag(
        help:
            "Print a SHA-256 of all content. It does not depend on the order in which the content was stored."
    )
    var digest = false

    @Flag(help: "List inputs that failed and were not ingested successfully since.")
    var failures = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let paths = try store.paths()
        guard paths.count == 1 || !digest else {
            throw CommandFailure(
                "usage", "--digest is of one store, and \(store.path) names \(paths.count)",
                hint: "name one store, or merge them with `folio merge`")
        }
        var sum: StoreStatistics?
        var digest: String?
        var failed: [StoredFailure]? = failures ? [] : nil
        // One after the other, so that there may be any number of them.
        for path in paths {
            try store.open(.read, at: path).read { reader in
                let statistics = try reader.statistics()
                sum = sum.map { $0 + statistics } ?? statistics
                if self.digest { digest = try reader.contentDigest() }
                if failures { failed? += try reader.failures() }
            }
        }
        guard let statistics = sum else { return }
        if json {
            let row = StatisticsRow(
                statistics, stores: paths.count, digest: digest,
                failedInputs: failed?.map(FailedInputRow.init))
            return try JSONOutput.write(row)
        }
        try StandardOutput.putLine(text(statistics, paths.count, digest, failed ?? []))
    }

    private func text(
        _ row: StoreStatistics, _ stores: Int, _ digest: String?, _ failed: [StoredFailure]
    ) -> String {
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key.isEmpty ? "unknown" : $0.key) \($0.value)" }.joined(separator: ", ")
        }
        var lines = [
            (stores > 1 ? "\(stores) stores: " : "")
                + "\(Counted(row.documents, "document")), \(Counted(row.parses, "parse")), \(Counted(row.pages, "page")), "
                + "\(Counted(row.blocks, "block")), \(Counted(row.assets, "asset"))",
            "providers: \(list(row.parsesByProvider.mapValues(\.parses)))",
            "states:    \(list(row.parsesByStatus))",
            "types:     \(list(row.blocksByType))",
            "languages: \(list(row.documentsByLanguage))",
            "size:      \(ByteCount.text(row.fileBytes)) on disk; payloads \(ByteCount.text(row.payloadBytes)), "
                + "stored in \(ByteCount.text(row.storedPayloadBytes))",
        ]
        if row.failures > 0 { lines.append("failures:  \(list(row.failuresByCode))") }
        if let digest { lines.append("digest:    \(digest)") }
        lines += failed.map {
            FailureLine.text(source: $0.source, code: $0.code, message: $0.message, location: $0.location)
        }
        return lines.joined(separator: "\n")
    }
}

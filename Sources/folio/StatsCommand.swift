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
        let (statistics, digest, failed) = try store.open(.read).read { reader in
            (
                try reader.statistics(), self.digest ? try reader.contentDigest() : nil,
                failures ? try reader.failures() : nil
            )
        }
        if json {
            let row = StatisticsRow(
                statistics, digest: digest, failedInputs: failed?.map(FailedInputRow.init))
            return try JSONOutput.write(row)
        }
        try StandardOutput.putLine(text(statistics, digest, failed ?? []))
    }

    private func text(_ row: StoreStatistics, _ digest: String?, _ failed: [StoredFailure]) -> String {
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key.isEmpty ? "unknown" : $0.key) \($0.value)" }.joined(separator: ", ")
        }
        var lines = [
            "\(Counted(row.documents, "document")), \(Counted(row.parses, "parse")), \(Counted(row.pages, "page")), "
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

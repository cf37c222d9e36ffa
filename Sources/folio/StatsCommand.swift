internal import ArgumentParser
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

    /// What the command prints as JSON.
    private struct Row: Encodable {
        struct Provider: Encodable {
            let parses: Int
            let pages: Int
        }

        let documents: Int
        let parses: Int
        let pages: Int
        let blocks: Int
        let assets: Int
        let payloads: Int
        let failures: Int
        let parsesByProvider: [String: Provider]
        let parsesByStatus: [String: Int]
        let blocksByType: [String: Int]
        let documentsByLanguage: [String: Int]
        let failuresByCode: [String: Int]
        let bytes: [String: Int]
        let digest: String?
        let failedInputs: [FailedInput]?
    }

    /// An input that did not become a parse.
    private struct FailedInput: Encodable {
        let source: String
        @ExplicitNull var provider: String?
        let code: String
        let message: String
        @ExplicitNull var location: String?
        let occurredAt: String

        init(_ failure: StoredFailure) {
            source = failure.source
            provider = failure.provider
            code = failure.code
            message = failure.message
            location = failure.location
            occurredAt = failure.occurredAt
        }

        var text: String {
            FailureLine.text(source: source, code: code, message: message, location: location)
        }
    }

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
                failures ? try reader.failures().map(FailedInput.init) : nil
            )
        }
        let row = Row(
            documents: statistics.documents, parses: statistics.parses, pages: statistics.pages,
            blocks: statistics.blocks, assets: statistics.assets, payloads: statistics.payloads,
            failures: statistics.failures,
            parsesByProvider: statistics.parsesByProvider.mapValues {
                .init(parses: $0.parses, pages: $0.pages)
            },
            parsesByStatus: statistics.parsesByStatus, blocksByType: statistics.blocksByType,
            documentsByLanguage: statistics.documentsByLanguage, failuresByCode: statistics.failuresByCode,
            bytes: [
                "file": statistics.fileBytes, "payloads": statistics.payloadBytes,
                "payloads_stored": statistics.storedPayloadBytes, "assets": statistics.assetBytes,
            ], digest: digest, failedInputs: failed)
        if json { return try JSONOutput.write(row) }
        try StandardOutput.putLine(text(row))
    }

    private func text(_ row: Row) -> String {
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
            "size:      \(ByteCount.text(row.bytes["file"] ?? 0)) on disk; payloads \(ByteCount.text(row.bytes["payloads"] ?? 0)), "
                + "stored in \(ByteCount.text(row.bytes["payloads_stored"] ?? 0))",
        ]
        if row.failures > 0 { lines.append("failures:  \(list(row.failuresByCode))") }
        if let digest = row.digest { lines.append("digest:    \(digest)") }
        lines += row.failedInputs?.map(\.text) ?? []
        return lines.joined(separator: "\n")
    }
}

internal import ArgumentParser
internal import Exports

/// What `folio export` writes: a format, and what one record holds.
struct ExportFormOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: "Output format: \(Choice.names(of: ExportOptions.Format.self)).",
        transform: Choice.reader())
    var format: ExportOptions.Format

    @Option(
        help:
            "For jsonl and parquet: members of a record: \(Choice.names(of: ExportOptions.RecordKind.self)). Default: folio.",
        transform: Choice.reader())
    var record: ExportOptions.RecordKind?

    @Option(
        parsing: .unconditional,
        help: "For chunks: maximum number of characters (code points) of a chunk. Default: 1200.")
    var chunkSize: Int?

    @Option(
        help:
            "What one record or file holds: page or document. Default: page for records, document for finepdfs, chunks and other formats.",
        transform: Choice.reader())
    var unit: ExportOptions.Unit?

    @Option(
        help: ArgumentHelp(
            "For labelstudio: address of the picture of a page, with {document}, {page} or {page_index}. Default: a file of Label Studio's local storage.",
            valueName: "address"))
    var pageImage: String?

    @Option(help: "For opensearch: name of the index.")
    var index = "folio"

    @Option(
        help:
            "For opensearch: how texts are cut into words: cjk, standard, or smartcn or ik with their plugin. Default: cjk.",
        transform: Choice.reader())
    var analyzer: ExportOptions.Analyzer?

    @Flag(help: "For opensearch: index every block with its text, so that a hit names the block and its box.")
    var nestedBlocks = false

    func validate() throws {
        if let pageImage {
            guard format == .labelstudio else {
                throw ValidationError("--page-image needs --format labelstudio")
            }
            guard pageImage.contains("{page}") || pageImage.contains("{page_index}") else {
                throw ValidationError(
                    "--page-image needs {page} or {page_index}, such as 'https://host/{document}/{page}.png'")
            }
        }
        if analyzer != nil || nestedBlocks, format != .opensearch {
            let option = nestedBlocks ? "--nested-blocks" : "--analyzer"
            throw ValidationError("\(option) needs --format opensearch")
        }
        guard let chunkSize else { return }
        guard record == .chunks else { throw ValidationError("--chunk-size needs --record chunks") }
        guard (100...100_000).contains(chunkSize) else {
            throw ValidationError("--chunk-size must be from 100 to 100000")
        }
    }
}

/// Reads options that are one of a closed list.
enum Choice {
    /// The values of a closed list, as in "none, zstd or gzip".
    static func names<Value: RawRepresentable & CaseIterable>(of _: Value.Type) -> String
    where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    static func reader<Value: RawRepresentable & CaseIterable & Sendable>(
        _: Value.Type = Value.self
    ) -> @Sendable (String) throws -> Value where Value.RawValue == String {
        { text in
            guard let choice = Value(rawValue: text) else {
                let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
                // The parser has said which value of which option it is.
                throw ValidationError("use one of: \(known)")
            }
            return choice
        }
    }
}

internal import ArgumentParser
internal import Exports

/// What `folio export` writes: a format, and what one record holds.
struct ExportFormOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: "Output format: jsonl, dolma, opensearch, markdown, docling, mineru, hocr or alto.",
        transform: Choice.reader())
    var format: ExportOptions.Format

    @Option(
        help:
            "What one record or file holds: page or document. Default: page for records, document for other formats.",
        transform: Choice.reader())
    var unit: ExportOptions.Unit?

    @Option(help: "For opensearch: name of the index.")
    var index = "folio"
}

/// Reads options that are one of a closed list.
enum Choice {
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

internal import Rendering

/// Folio's own records of training data: `{"id","text","source","metadata":{…}}`.
///
/// `source` is the provider, since that distinguishes the texts of one document.
struct FolioForm: RecordForm {
    private var metadata = RecordMetadata()
    private let hasBlockSpans: Bool
    /// Whether records have Dolma's times as well.
    private let hasTimes: Bool

    init(_ options: ExportOptions) {
        hasBlockSpans = options.blockSpans
        hasTimes = options.record == .dolma
    }

    /// The provider of the open document.
    var source: String { metadata.document.provider }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func write(_ record: Record, to writer: inout some MemberWriter) -> WrittenRecords {
        if let origin = record.page?.origin { metadata.take(origin) }
        let document = metadata.document
        writer.record { writer in
            writer.text("id", record.identifier)
            writer.text("text", utf8: record.text.bytes)
            writer.text("source", document.provider)
            if hasTimes {
                // When Folio took the text in, and no guess of when it was written: https://github.com/allenai/dolma/blob/main/docs/data-format.md
                writer.text("added", ifKnown: document.ingestedAt)
                writer.text("created", ifKnown: nil)
            }
            writer.object("metadata") { writer in
                writer.members(of: document)
                writer.members(ofPagesOf: record)
                writer.text("removed", utf8: RecordMetadata.json(record.text.removed))
                if hasBlockSpans { writer.blockSpans("block_spans", record.text.blockSpans) }
                writer.members(ofOriginsAndScoresOf: record)
            }
        }
        return WrittenRecords(record.identifier)
    }
}

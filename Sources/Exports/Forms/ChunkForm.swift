internal import Rendering

/// Records for retrieval: pieces of about one size, each with the headings above it and the boxes of its blocks.
///
/// Blocks are joined as `folio search --passages` joins them. Together the chunks have the whole text; what a longer block has is cut between
/// words.
struct ChunkForm: RecordForm {
    private var metadata = RecordMetadata()
    private let cutter: ChunkCutter

    init(_ options: ExportOptions) {
        cutter = ChunkCutter(size: options.chunkSize)
    }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func write(_ record: Record, to writer: inout some MemberWriter) -> WrittenRecords {
        if let origin = record.page?.origin { metadata.take(origin) }
        let document = metadata.document
        let chunks = cutter.chunks(of: record.text)
        for (position, chunk) in chunks.enumerated() {
            writer.record { writer in
                writer.text("id", Self.identifier(record, position))
                writer.text("text", chunk.text)
                writer.text("source", document.provider)
                writer.text("document", document.key)
                writer.text("title", document.title ?? "")
                writer.text("language", document.language ?? "")
                writer.integer("page_number", chunk.blocks.first?.pageNumber ?? 0)
                writer.text("locator", chunk.blocks.first?.locator ?? "")
                writer.texts("headings", chunk.headings)
                writer.integer("chars", chunk.text.unicodeScalars.count)
                writer.blockSpans("blocks", chunk.blocks)
            }
        }
        return WrittenRecords(pieces: chunks.count) { Self.identifier(record, $0) }
    }

    private static func identifier(_ record: Record, _ position: Int) -> String {
        "\(record.identifier)/c\(position)"
    }
}

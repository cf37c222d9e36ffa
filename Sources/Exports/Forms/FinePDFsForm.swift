internal import Parquet
internal import Rendering

/// Records with the columns of FinePDFs (https://huggingface.co/datasets/HuggingFaceFW/finepdfs, "Data Fields").
///
/// What Folio does not know is unknown in every record: where and when a crawl found the file, counts of tokens, and how sure a model
/// is of languages. `page_numbers` is added: without it the pages of the ends would be unknown.
struct FinePDFsForm: RecordForm {
    private var metadata = RecordMetadata()

    init(_ options: ExportOptions) {}

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func write(_ record: Record, to writer: inout some MemberWriter) -> WrittenRecords {
        if let origin = record.page?.origin { metadata.take(origin) }
        let (document, spans) = (metadata.document, record.text.pageSpans)
        writer.record { writer in
            writer.text("text", utf8: record.text.bytes)
            writer.text("id", record.identifier)
            writer.unknown("dump", .value(.text))
            writer.unknown("url", .value(.text))
            writer.unknown("date", .value(.text))
            writer.text("file_path", document.sourceName ?? "")
            writer.unknown("offset", .value(.integer))
            writer.unknown("token_count", .value(.integer))
            writer.text("language", document.language ?? "")
            writer.unknown("page_average_lid", .value(.text))
            writer.unknown("page_average_lid_score", .value(.real))
            writer.unknown("full_doc_lid", .value(.text))
            writer.unknown("full_doc_lid_score", .value(.real))
            writer.texts("per_page_languages", spans.map(\.language))
            writer.boolean("is_truncated", document.isPartial)
            writer.text("extractor", document.provider)
            writer.integers("page_ends", spans.map(\.end))
            writer.integers("page_numbers", spans.map(\.pageNumber))
        }
        return WrittenRecords(record.identifier)
    }
}

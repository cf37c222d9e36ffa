internal import Checksums
internal import DocumentModel
internal import Rendering

/// Encodes requests of `_bulk`: a line that names the index and the id, and a line with the page or document.
///
/// `mapping.json` beside the files says how the members are indexed.
struct OpenSearchEncoder: RecordEncoder {
    private(set) var written = WrittenRecords("")
    private var json = JSONBuffer()
    private var metadata = RecordMetadata()
    private let indexName: String
    private let nestsBlocks: Bool
    /// OpenSearch takes no longer ids, in bytes.
    private static let longestIdentifier = 512

    init(_ options: ExportOptions) {
        indexName = options.indexName
        nestsBlocks = options.nestsBlocks
    }

    var record: [UInt8] { json.bytes }
    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func encode(_ record: Record) {
        written = WrittenRecords(record.identifier)
        if let origin = record.page?.origin { metadata.take(origin) }
        json.clear()
        json.member(#"{"index":{"_index":"#, indexName)
        json.member(#","_id":"#, Self.fitting(record.identifier))
        json.raw("}}\n{")
        json.text("id", record.identifier)
        json.text("text", utf8: record.text.bytes)
        json.members(of: metadata.document)
        json.members(ofPagesOf: record)
        json.members(ofOriginsAndScoresOf: record)
        var cursor = CodePointCursor(record.text.bytes)
        json.list("blocks", record.text.blockSpans) { json, span in
            json.object(JSONBuffer.element) { json in
                json.text("type", span.type.rawValue)
                json.integer("page_number", span.pageNumber)
                json.integer("start", span.start)
                json.integer("end", span.end)
                json.text("locator", span.locator)
                json.box("norm_box", span.normalizedBox)
                if nestsBlocks { json.text("text", utf8: cursor.bytes(span.start..<span.end)) }
            }
        }
        json.raw("}\n")
    }

    private static func fitting(_ identifier: String) -> String {
        guard identifier.utf8.count > longestIdentifier else { return identifier }
        return "sha256-" + SHA256.text(identifier.utf8)
    }
}

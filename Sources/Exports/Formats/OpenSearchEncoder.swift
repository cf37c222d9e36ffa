internal import Checksums
internal import DocumentModel

/// Encodes requests of `_bulk`: a line that names the index and the id, and a line with the page or document.
///
/// `mapping.json` beside the files says how the members are indexed; boxes are kept in the source alone.
struct OpenSearchEncoder: ObjectRecordEncoder {
    var identifier = ""
    var json = JSONBuffer()
    var metadata = RecordMetadata()
    private let indexName: String
    /// OpenSearch takes no longer ids, in bytes.
    private static let longestIdentifier = 512

    init(_ options: ExportOptions) {
        indexName = options.indexName
    }

    mutating func start(_ text: RecordText) {
        json.member(#"{"index":{"_index":"#, indexName)
        json.member(#","_id":"#, Self.fitting(identifier))
        json.member("}}\n{\"id\":", identifier)
        json.raw(#","text":"#)
        json.string(text.bytes)
        json.raw(",")
        json.raw(metadata.shared.bytes)
    }

    mutating func end(_ record: Record) {
        if !record.text.origins.isEmpty { RecordMetadata.append(record.text.origins, to: &json) }
        if let scores = record.scores {
            json.raw(#","scores":"#)
            json.scores(scores)
        }
        if let copies = record.copies { RecordMetadata.append(copies, to: &json) }
        json.raw(#","blocks":["#)
        for (position, span) in record.text.blockSpans.enumerated() {
            json.member(position == 0 ? #"{"type":"# : #",{"type":"#, span.type.rawValue)
            json.member(#","page_number":"#, span.pageNumber)
            json.member(#","start":"#, span.start)
            json.member(#","end":"#, span.end)
            json.member(#","locator":"#, span.locator)
            json.raw(#","norm_box":"#)
            json.box(span.normalizedBox)
            json.raw("}")
        }
        json.raw("]}\n")
    }

    private static func fitting(_ identifier: String) -> String {
        guard identifier.utf8.count > longestIdentifier else { return identifier }
        return "sha256-" + SHA256.text(identifier.utf8)
    }
}

internal import DocumentModel
internal import Rendering

/// A record that is one JSON object: what every record begins with, then what a page or a document adds, then the end.
protocol ObjectRecordEncoder: RecordEncoder {
    var identifier: String { get set }
    var json: JSONBuffer { get set }
    var metadata: RecordMetadata { get set }

    /// Writes what stands before the members about pages.
    mutating func start(_ text: RecordText)

    /// Writes what stands after them, with a newline at its end.
    mutating func end(_ record: Record)
}

extension ObjectRecordEncoder {
    var record: [UInt8] { json.bytes }
    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func encode(_ record: Record) {
        identifier = record.identifier
        if let origin = record.page?.origin { metadata.take(origin) }
        json.clear()
        start(record.text)
        if let page = record.page {
            RecordMetadata.append(page, to: &json)
            json.raw(#","confidence":"#)
            json.real(record.text.pageSpans.first?.confidence ?? 0)
        } else {
            RecordMetadata.append(record.text.pageSpans, to: &json)
            RecordMetadata.append(confidences: record.text.pageSpans, to: &json)
        }
        end(record)
    }
}

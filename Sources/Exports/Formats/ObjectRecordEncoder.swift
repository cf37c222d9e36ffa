internal import DocumentModel

/// A record that is one JSON object: what every record begins with, then what a page or a document adds, then the end.
protocol ObjectRecordEncoder: RecordEncoder {
    var identifier: String { get set }
    var json: JSONBuffer { get set }
    var metadata: RecordMetadata { get set }

    /// Writes what stands before the members about pages.
    mutating func start(_ text: RecordText)

    /// Writes what stands after them, with a newline at its end.
    mutating func end(_ text: RecordText)
}

extension ObjectRecordEncoder {
    var record: [UInt8] { json.bytes }
    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func encode(_ page: ExportPage, _ text: RecordText) {
        identifier = metadata.identifier(of: page)
        json.clear()
        start(text)
        RecordMetadata.append(page, to: &json)
        end(text)
    }

    mutating func encode(_ text: RecordText) {
        identifier = metadata.document.identifier
        json.clear()
        start(text)
        RecordMetadata.append(text.pageSpans, to: &json)
        end(text)
    }
}

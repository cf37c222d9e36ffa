/// Encodes records of training data: `{"id","text","source","metadata":{…}}`, one JSON object a line.
///
/// `source` is the provider, since that is what tells texts of one document apart.
struct JSONLinesEncoder: RecordEncoder {
    private(set) var identifier = ""
    private var json = JSONBuffer()
    private var metadata = RecordMetadata()
    private let hasBlockSpans: Bool

    init(_ options: ExportOptions) {
        hasBlockSpans = options.blockSpans
    }

    var record: [UInt8] { json.bytes }
    var attributes: [UInt8] { [] }
    /// The provider of the open document.
    var source: String { metadata.document.provider }

    mutating func begin(_ document: ExportDocument) { metadata.begin(document) }

    mutating func encode(_ page: ExportPage, _ text: RecordText) {
        start(metadata.identifier(of: page), text)
        RecordMetadata.append(page, to: &json)
        end(text)
    }

    mutating func encode(_ text: RecordText) {
        start(metadata.document.identifier, text)
        RecordMetadata.append(text.pageSpans, to: &json)
        end(text)
    }

    private mutating func start(_ identifier: String, _ text: RecordText) {
        self.identifier = identifier
        json.clear()
        json.member(#"{"id":"#, identifier)
        json.raw(#","text":"#)
        json.string(text.bytes)
        json.member(#","source":"#, metadata.document.provider)
        json.raw(#","metadata":{"#)
        json.raw(metadata.shared.bytes)
    }

    private mutating func end(_ text: RecordText) {
        RecordMetadata.append(text.removed, to: &json)
        if hasBlockSpans { RecordMetadata.append(text.blockSpans, to: &json) }
        json.raw("}}\n")
    }
}
